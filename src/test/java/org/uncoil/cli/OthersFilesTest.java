package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders that hold files of the person who types the command, which no command may touch. */
class OthersFilesTest {
  private static final String STUDY =
      """
      # a comment of mine
      study { name = mine, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 60 } } ]
      networks = [ { name = n, hidden = [4], epochs = 2, grid { activation = [relu, tanh] } } ]
      """;

  @TempDir private Path disk;
  private Path mine;
  private Path study;

  /** What somebody's folder may hold, in the places that an output has. */
  @BeforeEach
  void fill() throws IOException {
    mine = Files.createDirectory(disk.resolve("mine"));
    study = Files.writeString(mine.resolve("study.conf"), STUDY);
    for (String file :
        List.of(
            "models/best.pt",
            "gallery/photo.jpg",
            "gallery/index.html",
            "tables/budget.xlsx",
            "tables/runs/mine.parquet",
            "attempts/first.txt",
            ".hidden",
            "provenance.json.bak")) {
      Path path = mine.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "mine: " + file);
    }
  }

  private static Map<String, String> bytes(Path folder) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  bytes.put(
                      folder.relativize(file).toString(),
                      HexFormat.of().formatHex(Files.readAllBytes(file)));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return bytes;
  }

  private record Answer(int exit, List<String> lines) {}

  private static Answer run(String... arguments) {
    StringWriter text = new StringWriter();
    int exit = Uncoil.execute(new PrintWriter(text, true), new PrintWriter(text, true), arguments);
    return new Answer(exit, text.toString().lines().toList());
  }

  private static Stream<List<String>> commands() {
    List<List<String>> options =
        List.of(
            List.of(),
            List.of("--dry-run"),
            List.of("--yes"),
            List.of("--quiet"),
            List.of("--verbose"),
            List.of("--seed", "1"),
            List.of("--network", "n relu"));
    List<List<String>> commands = new ArrayList<>();
    for (String command :
        List.of(
            "pipeline", "generate", "train", "probe", "measure", "compare", "render", "gallery")) {
      for (List<String> option : options) {
        commands.add(Stream.concat(Stream.of(command), option.stream()).toList());
      }
    }
    commands.add(List.of("pipeline", "--fresh"));
    commands.add(List.of("pipeline", "--fresh", "--dry-run"));
    commands.add(List.of("pipeline", "--repair"));
    commands.add(List.of("pipeline", "--fresh", "--repair", "--quiet"));
    commands.add(List.of("train", "--repair"));
    return commands.stream();
  }

  private Answer refused(List<String> command, String out) throws IOException {
    Map<String, String> before = bytes(disk);
    List<String> arguments = new ArrayList<>(command);
    arguments.add(1, study.toString());
    arguments.addAll(List.of("--out", out));
    Answer answer = run(arguments.toArray(String[]::new));
    assertThat(bytes(disk)).isEqualTo(before);
    assertThat(answer.exit()).as("%s", answer.lines()).isEqualTo(2);
    assertThat(answer.lines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("error: --out ").hasSizeLessThan(500));
    return answer;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFolderThatHoldsNoOutputIsRefused(List<String> command) throws IOException {
    assertThat(refused(command, mine.toString()).lines().get(0))
        .isEqualTo(
            "error: --out "
                + mine
                + ": is not empty and holds no output of Uncoil, but .hidden, attempts/, gallery/, …: choose a new or an empty folder");
  }

  @Test
  void soAreTheRootThePersonsHomeAndWhatLeadsThere() throws IOException {
    List<String> command = List.of("pipeline", "--fresh");
    refused(command, "/");
    refused(command, Path.of("").toAbsolutePath().toString());
    refused(command, "file://" + mine);
    refused(command, mine + "/tables/..");
    refused(command, mine + "/tables");
    refused(command, Files.createSymbolicLink(disk.resolve("link"), mine).toString());
    Path hidden = Files.createDirectory(disk.resolve("home"));
    Files.writeString(hidden.resolve(".bashrc"), "mine");
    refused(command, hidden.toString());
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    assertThat(refused(List.of("pipeline"), study.toString()).lines().get(0))
        .isEqualTo("error: --out " + study + ": is a file: choose a folder");
  }

  @Test
  void aFolderWithTheStudyAloneIsRefusedToo() throws IOException {
    Path only = Files.createDirectory(disk.resolve("only"));
    study = Files.writeString(only.resolve("study.conf"), STUDY);
    refused(List.of("pipeline"), only.toString());
    study = Files.move(study, only.resolve("other.conf"));
    refused(List.of("pipeline"), only.toString());
  }

  /** An output of an older version, whose study somebody has changed and runs again. */
  @Test
  void theStudyThatIsReadIsNotReplaced() throws IOException {
    Path output = Files.createDirectories(disk.resolve("output/tables")).getParent();
    Files.writeString(output.resolve("provenance.json"), "{}");
    study = Files.writeString(output.resolve("study.conf"), STUDY);
    assertThat(refused(List.of("pipeline"), output.toString()).lines().get(0))
        .contains("would replace the study file " + study)
        .contains("choose another output");
    refused(List.of("pipeline", "--fresh"), output.toString());
    study = Files.createSymbolicLink(disk.resolve("link.conf"), study);
    refused(List.of("pipeline"), output.toString());
    study = Files.createLink(disk.resolve("same.conf"), output.resolve("study.conf"));
    refused(List.of("pipeline"), output.toString());
  }

  @Test
  void aNewFolderAndAnEmptyOneAreTaken() throws IOException {
    for (String out : List.of(disk + "/new", Files.createDirectory(disk.resolve("empty")) + "")) {
      Answer answer = run("pipeline", study.toString(), "--dry-run", "--out", out);
      assertThat(answer.exit()).as("%s", answer.lines()).isZero();
    }
    assertThat(disk.resolve("new")).doesNotExist();
  }
}
