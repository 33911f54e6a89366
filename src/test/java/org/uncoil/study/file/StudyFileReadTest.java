package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.study.Studies;

/** Files, what they include, and what is no HOCON. */
class StudyFileReadTest {
  private static final String RIGHT = Studies.text("", "source = moons", "");

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<Problem> problems(Path file) {
    return catchThrowableOfType(StudyException.class, () -> StudyFile.read(file, false)).problems();
  }

  @Test
  void aFileIsReadAsItsTextIs() throws IOException {
    assertThat(StudyFile.read(write("a.conf", RIGHT), false)).isEqualTo(Studies.read(RIGHT));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent.conf");

    assertThat(problems(absent)).singleElement().hasToString(absent + ": there is no such file");
    assertThat(problems(folder))
        .singleElement()
        .hasToString(folder + ": is a folder; a study is a file");
  }

  @Test
  void aFileInAnotherEncodingIsRefusedRatherThanGarbled() throws IOException {
    String text = RIGHT + "study.title = \"caf\u00e9\"";
    Path file = folder.resolve("latin1.conf");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);

    assertThat(problems(file))
        .singleElement()
        .hasToString(file + ": is not UTF-8; save it as UTF-8");
    assertThat(StudyFile.read(write("utf8.conf", text), false).title()).isEqualTo("caf\u00e9");
  }

  @Test
  void anIncludeThatIncludesItselfIsToldInALine() throws IOException {
    Path file = write("self.conf", "include \"self.conf\"\n" + RIGHT);

    assertThat(problems(file))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("cycle")
        .hasSizeLessThan(200);
    assertThat(problems(file)).extracting(Problem::file).containsExactly(file.toString());
  }

  @Test
  void aCycleOfTwoFilesIsNamedInOneOfThem() throws IOException {
    Path first = write("first.conf", RIGHT + "include \"second.conf\"");
    Path second = write("second.conf", "include \"first.conf\"");

    assertThat(problems(first))
        .singleElement()
        .extracting(Problem::file)
        .isIn(first.toString(), second.toString());
  }

  @Test
  void mistakesInAFileAreNamedAsThePersonGaveIt() throws IOException {
    Path file = write("wrong.conf", "\n" + RIGHT.replace("name = net,", "name = net, epochs = 0"));

    assertThat(problems(file))
        .singleElement()
        .hasToString(file + ":4: networks[0].epochs = 0: must be at least 1");
  }

  @Test
  void mistakesInAnIncludedFileAreNamedThere() throws IOException {
    Path included = write("my.conf", "\n\nnetworks = [\n { name = net, epochs = 0 } ]\n");
    Path file =
        write(
            "y.conf",
            """
            include "my.conf"
            study { name = x, seeds = 0 }
            datasets = [ { name = data, source = moons } ]
            """);

    assertThat(problems(file))
        .extracting(Problem::toString)
        .containsExactly(
            file
                + ":2: study.seeds = 0: must be a whole number from 1 to 100000,"
                + " or a list of numbers",
            included + ":4: networks[0].epochs = 0: must be at least 1");
  }

  @Test
  void aSyntaxErrorIsNamedWithItsLine() {
    assertThat(Studies.problems("study {\n  name = x\n  seeds = [1, 2\n}\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(Studies.FILE);
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.message()).isNotBlank().doesNotContain(Studies.FILE);
            });
  }

  @Test
  void aSubstitutionThatLeadsNowhereIsNamedWithItsLine() {
    assertThat(Studies.problems("study {\n  name = ${nowhere}\n}\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.message()).contains("${nowhere}").doesNotContain(Studies.FILE);
            });
  }

  @Test
  void substitutionsAndIncludesAreFollowed() throws IOException {
    write("rates.conf", "study.seed = 4");
    Path file =
        write(
            "main.conf",
            "include required(\"rates.conf\")\n"
                + RIGHT.replace("name = net", "name = net, epochs = ${study.seed}"));

    assertThat(StudyFile.read(file, false).networks().get(0).epochs()).isEqualTo(4);
  }

  @Test
  void aRequiredIncludeThatIsNotThereIsAProblem() throws IOException {
    Path file = write("main.conf", "include required(\"absent.conf\")\n" + RIGHT);

    assertThat(problems(file))
        .singleElement()
        .hasToString(file + ":1: include \"absent.conf\": cannot be found");
  }

  @Test
  void namesMayBeWrittenInCapitalsAndWithUnderscores() {
    assertThat(
            Studies.network(
                "optimizer = ADAM, initialisation = HE_UNIFORM, schedule { type = Step, step-size = 3 }"))
        .isEqualTo(
            Studies.network(
                "optimizer = adam, initialisation = he-uniform, schedule { type = step, step-size = 3 }"));
    assertThat(Studies.read(Studies.text("", "source = FILM_SPIRAL", "")).datasets())
        .isEqualTo(Studies.read(Studies.text("", "source = film-spiral", "")).datasets());
  }
}
