package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.OutputFolder;

class PublicationTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  private Publication open() {
    return new Publication(new OutputFolder(new Configuration(), folder.toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsTheSameKeepsItsFile() throws IOException {
    Publication first = open();
    first.put("a.html", bytes("one"));
    first.put("lists/b.html", bytes("two"));
    first.complete();
    assertThat(first.written()).isEqualTo(2);
    for (String name : List.of("a.html", "lists/b.html", "pages.txt")) {
      Files.setLastModifiedTime(folder.resolve("gallery").resolve(name), LONG_AGO);
    }

    Publication second = open();
    second.put("a.html", bytes("one"));
    second.put("lists/b.html", bytes("two, changed"));
    second.complete();
    assertThat(second.written()).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(folder.resolve("gallery/a.html"))).isEqualTo(LONG_AGO);
    assertThat(folder.resolve("gallery/lists/b.html")).hasContent("two, changed");

    Files.setLastModifiedTime(folder.resolve("gallery/pages.txt"), LONG_AGO);
    Publication third = open();
    third.put("a.html", bytes("one"));
    third.put("lists/b.html", bytes("two, changed"));
    third.complete();
    assertThat(Files.getLastModifiedTime(folder.resolve("gallery/pages.txt"))).isEqualTo(LONG_AGO);
  }

  @Test
  void pagesThatAreNoLongerPartOfItAreDeletedAndNothingElse() throws IOException {
    String run = "0123456789abcdef";
    Publication first = open();
    first.put("index.html", bytes("start"));
    first.put("compare/2.html", bytes("a dataset"));
    first.put("runs/" + run + ".html", bytes("a run"));
    first.complete();
    Path gallery = folder.resolve("gallery");
    List<String> files = List.of("runs/" + run + ".js", "runs/" + run + ".zip");
    for (String file : files) {
      Files.writeString(gallery.resolve(file), "of the run");
    }
    Path own = Files.writeString(gallery.resolve("runs/notes.html"), "a person's own");

    Publication second = open();
    second.put("index.html", bytes("start"));
    second.complete();
    assertThat(gallery.resolve("index.html")).exists();
    assertThat(gallery.resolve("compare/2.html")).doesNotExist();
    assertThat(gallery.resolve("runs/" + run + ".html")).doesNotExist();
    files.forEach(file -> assertThat(gallery.resolve(file)).doesNotExist());
    assertThat(own).exists();
    assertThat(gallery.resolve("pages.txt")).content().endsWith("  index.html\n").hasLineCount(1);
  }

  @Test
  void whatIsMissingIsWrittenAgain() throws IOException {
    Publication first = open();
    first.put("runs/a.html", bytes("one"));
    first.complete();
    Files.delete(folder.resolve("gallery/runs/a.html"));
    Publication second = open();
    second.put("runs/a.html", bytes("one"));
    assertThat(folder.resolve("gallery/runs/a.html")).hasContent("one");
  }

  @Test
  void whatWasNotFinishedIsWrittenAgain() {
    Publication first = open();
    first.put("runs/a.html", bytes("one"));
    first.wrote("runs/b.html", "digest");
    first.complete();
    assertThat(open().lacks("runs/b.html", "digest")).as("its file is not there").isTrue();

    Publication begun = open();
    begun.put("runs/b.html", bytes("two"));
    begun.wrote("runs/b.html", "digest");
    begun.complete();
    assertThat(open().lacks("runs/b.html", "digest")).isFalse();
    assertThat(open().lacks("runs/b.html", "another")).isTrue();
    open().begin(List.of("runs/b.html"));
    assertThat(open().lacks("runs/b.html", "digest")).as("a killed attempt began it").isTrue();
  }

  @Test
  void theSameCodeHasTheSameDigest() {
    assertThat(CodeDigest.current()).matches("[0-9a-f]{64}").isEqualTo(CodeDigest.current());
  }
}
