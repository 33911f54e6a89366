package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.DatasetException;

class LocalFilesTest {
  @TempDir Path folder;

  private List<String> open(String location) throws IOException {
    return new LocalFiles(folder).open(location).stream().map(String::valueOf).toList();
  }

  private String refusal(String location) {
    try {
      return "opened " + open(location);
    } catch (DatasetException e) {
      return e.getMessage();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b.csv", "2024-01-01T10:00:00.csv", "a#b.csv", "100%.csv", "a%20b.csv", "a b.csv",
        "g[1].csv", "{a,b}*?.csv", "a+b.csv", "file.csv", "a\\b.csv", "gr\u00F6\u00DFe.csv"
      })
  void everyNameIsTakenLiterally(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "x");
    assertThat(open(name)).containsExactly(file.toString());
    assertThat(open(file.toString())).containsExactly(file.toString());
    assertThat(open(file.toUri().toString())).containsExactly(file.toString());
    assertThat(open("file://" + file)).containsExactly(file.toString());
    assertThat(open("file:" + file)).containsExactly(file.toString());
    assertThat(open(URI.create("file://localhost").toString() + file.toUri().getRawPath()))
        .containsExactly(file.toString());
    assertThat(open(folder.toUri().toString())).containsExactly(file.toString());
  }

  @Test
  void filesOfOtherHostsAndUrisWithoutARoot() {
    assertThat(refusal("file://host/x.csv"))
        .isEqualTo(
            "file://host/x.csv: it names the host \"host\": a file of this machine is file:///folder/file");
    assertThat(refusal("file:x.csv")).contains("a URI must name the whole path");
    assertThat(refusal("file:")).contains("a URI must name the whole path");
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> open("file:///no/such/file"));
    assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> open("no such file"));
    assertThat(refusal("a\u0000b")).contains("NUL");
  }

  @Test
  void pipesAndDevicesAreRefused() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (String location : List.of(pipe.toString(), "/dev/zero", "/dev/null")) {
      assertThat(refusal(location))
          .startsWith(location + ": it is a pipe or a device, which cannot be read twice");
    }
    assertThat(refusal(folder.toString())).startsWith(folder + "/pipe: it is a pipe or a device");
  }

  @Test
  void filesThatSayTheyHaveNoLengthAreNotRead() {
    // reading /proc/self/mem fails, and reading /proc/kmsg waits
    assertThat(Imports.refusal(Imports.csv(Path.of("/proc/self/mem"))))
        .isEqualTo("there is no row to use; the file is empty");
  }

  @Test
  void folders() throws IOException {
    assertThat(refusal("")).endsWith(": the folder is empty");
    Files.writeString(folder.resolve("_SUCCESS"), "");
    Files.writeString(folder.resolve(".part-0.csv.crc"), "");
    Files.createDirectory(folder.resolve("_temporary"));
    Files.createDirectory(folder.resolve(".git"));
    assertThat(refusal(".")).contains("no file but hidden ones");
    Files.writeString(folder.resolve("part-1.csv"), "x");
    Files.writeString(folder.resolve("part-0.csv"), "x");
    assertThat(open("."))
        .extracting(file -> file.replaceFirst(".*/", ""))
        .containsExactly("part-0.csv", "part-1.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"year=2024", "_class=a", "more", "_delta_log"})
  void foldersInsideAreNotLeftOutSilently(String inside) throws IOException {
    Files.writeString(folder.resolve("part-0.csv"), "x");
    Files.createDirectory(folder.resolve(inside));
    assertThat(refusal(folder.toString())).startsWith(folder + ": ").contains(inside);
  }
}
