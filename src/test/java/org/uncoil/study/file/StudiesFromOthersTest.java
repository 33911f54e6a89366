package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.study.Studies;
import org.uncoil.study.StudySpec;

/** What a study of a stranger cannot do. */
class StudiesFromOthersTest {
  private static final String RIGHT = Studies.text("", "source = moons", "");

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<Problem> problems(Path file) {
    return catchThrowableOfType(StudyException.class, () -> StudyFile.read(file, false)).problems();
  }

  private List<Problem> including(String include) throws IOException {
    return problems(write("home/study.conf", RIGHT + include));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "HOME", "java.home", "user.name"})
  void neitherTheEnvironmentNorPropertiesOfJavaAreRead(String name) {
    String required = RIGHT + "study.description = ${" + name + "}";
    String optional = RIGHT + "study.description = ${?" + name + "}";

    assertThat(Studies.problems(required))
        .singleElement()
        .hasToString(
            "my.conf:4: Could not resolve substitution to a value: ${%s}: the study has no such setting; --value NAME=TEXT gives one a value (the environment is not read)"
                .formatted(name));
    assertThat(Studies.read(optional).description()).isEmpty();
  }

  @Test
  void theCommandLineGivesValues() throws IOException {
    String text =
        Studies.text(
            "description = ${note}, max-runs = ${?most}",
            "source { type = csv, path = ${folder}\"/a.csv\", label = 1 }",
            "epochs = ${epochs}, learning-rate = ${rate}");
    Path file = write("values.conf", text);
    StudySpec study =
        StudyFile.read(
            file, false, Map.of("note", "1 a", "folder", "/data", "epochs", "7", "rate", "0.5"));

    assertThat(study.description()).isEqualTo("1 a");
    assertThat(study.maxRuns()).isEqualTo(2000);
    assertThat(study.networks().get(0).epochs()).isEqualTo(7);
    assertThat(study.networks().get(0).learningRate()).isEqualTo(0.5);
    assertThat(StudyFile.render(study)).contains("/data/a.csv");
  }

  @Test
  void aValueThatIsWrongIsNamedByItsOptionAndOneThatNobodyAsksForIsRefused() throws IOException {
    Path file = write("values.conf", Studies.text("", "source = moons", "epochs = ${epochs}"));

    assertThat(
            catchThrowableOfType(
                    StudyException.class, () -> StudyFile.read(file, false, Map.of("epochs", "0")))
                .problems())
        .singleElement()
        .hasToString("--value epochs: networks[0].epochs = 0: must be at least 1");
    assertThat(
            catchThrowableOfType(
                    StudyException.class,
                    () -> StudyFile.read(file, false, Map.of("epochs", "1", "study", "x")))
                .problems())
        .singleElement()
        .hasToString("--value study: the study has no ${study} that it is for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          include url("http://127.0.0.1:9/a.conf")           | is a URL
          include required(url("https://127.0.0.1:9/a.conf")) | is a URL
          include url("file:/etc/passwd")                    | is a URL
          include "http://127.0.0.1:9/a.conf"                | is a URL
          include classpath("reference.conf")                | is on the classpath
          include file("/etc/passwd")                        | must be a path from this file's folder downwards
          include "/etc/passwd"                              | must be a path from this file's folder downwards
          include "../outside.conf"                          | must be a path from this file's folder downwards
          include "inner/../../outside.conf"                 | must be a path from this file's folder downwards
          include "link.conf"                                | is no file of the study's folder
          include "linked/outside.conf"                      | is no file of the study's folder
          include "inner"                                    | must end in .conf or .json
          include ".env"                                     | must end in .conf or .json
          include "folder.conf"                              | is no file of the study's folder
          include required("absent.conf")                    | cannot be found
          include "study.conf"                               | a cycle
          """)
  void onlyFilesOfTheStudysFolderAreIncluded(String include, String why) throws IOException {
    Path outside = write("outside.conf", "study.description = secret");
    write("home/inner/x.conf", "");
    write("home/.env", "study.description = secret");
    Files.createDirectories(folder.resolve("home/folder.conf"));
    Files.createSymbolicLink(folder.resolve("home/link.conf"), outside);
    Files.createSymbolicLink(folder.resolve("home/linked"), folder);

    assertThat(including(include))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.message()).startsWith("include \"").contains(why);
              assertThat(problem.toString()).doesNotContain("secret", "root:");
            });
  }

  @Test
  void filesBelowTheStudysFolderAreIncludedFromWhereTheyAreNamed() throws IOException {
    write("home/parts/a.conf", "include \"b.conf\", study.seed = ${number}");
    write("home/parts/b.conf", "number = 7");
    write("home/parts/c.json", "{ \"limit\": 9 }");
    Path file =
        write(
            "home/study.conf",
            RIGHT.replace("name = test", "name = test, include \"parts/c.json\"")
                + "study { include \"parts/b.conf\", seed = ${study.number} }");

    assertThat(problems(file)).extracting(Problem::path).containsExactly("study.number");
    assertThat(
            StudyFile.read(write("home/more.conf", RIGHT + "include \"parts/none.conf\""), false)
                .name())
        .isEqualTo("test");
  }

  @Test
  void whatIsNoHoconInAnotherFileIsNotCited() throws IOException {
    write("home/keys.json", "\n{ \"password\": hunter2 } }");

    assertThat(including("include \"keys.json\""))
        .singleElement()
        .hasToString(folder + "/home/keys.json:2: is not HOCON here");
  }

  /** Each level has twice what the one before has. */
  private static String doubling(String first, String next, int levels) {
    return "a0 = %s\n".formatted(first)
        + IntStream.range(1, levels)
            .mapToObj(level -> "a" + level + " = " + next.replace("#", "${a" + (level - 1) + "}"))
            .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "x"     | ##
          [1, 2]  | # #
          [1]     | [#, #]
          { x = 1 } | { p = #, q = # }
          { x = 1 } | { p = # } { q = # }
          """)
  void substitutionsThatDoubleAreRefusedBeforeTheyTakeMemory(String first, String next) {
    assertThat(Studies.problems(RIGHT + doubling(first, next, 60)))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("expand to more than the 64000000 characters");
  }

  @Test
  void doublingBehindOtherNamesIsRefusedToo() {
    String itself = "s = xxxx\n" + "s = ${s}${s}\n".repeat(60);
    String within = "z { s = xxxx }\na = ${z}\n" + "a { s = ${a.s}${a.s} }\n".repeat(60);

    for (String bomb : List.of(itself, within)) {
      assertThat(Studies.problems(RIGHT + bomb))
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .contains("expand to more than");
    }
  }

  @Test
  void manyNetworksOfOneBaseAreNoBomb() {
    String networks =
        IntStream.range(0, 500)
            .mapToObj(i -> "{ name = n%d, l2 = 0.%03d } ${study.base}".formatted(i, i))
            .collect(Collectors.joining(",\n"));
    String text =
        "study { name = s, base { epochs = 9, hidden = [8] } }\n"
            + "datasets = [ { name = d, source = moons } ]\n"
            + "networks = ["
            + networks
            + "]";

    assertThat(Studies.problems(text)).extracting(Problem::path).containsExactly("study.base");
  }

  /** The estimate is never less than what the parser makes of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1, b = ${a} ${a}",
        "a = [1], a = ${a} [2], a = ${a} [3], b = ${a} ${a}",
        "a { x = 1, \"y.z\" = two }, b = ${a} { x = 3 }, c = [ ${b}, ${a} { w = ${b.x} } ]",
        "a = ${z}, z { s = \"\\\"${q}\\\"\" }, a { t = ${a.s}${a.s} }, u = ${a.t}",
        "k += 1, k += 2, k += [3], l = ${k} ${k}",
        "a = ${?none}, b = ${?none}x${a2}, a2 = long text that is repeated, c = ${b}${b}",
        "s = abc, s = ${s}${s}, s = ${s}${s}, t { u = ${s} }, v = ${t} ${t}",
      })
  void theEstimateOfWhatSubstitutionsComeToIsAnUpperBound(String text) {
    Config parsed = ConfigFactory.parseString(text);
    String resolved =
        parsed
            .resolve(ConfigResolveOptions.noSystem())
            .root()
            .render(ConfigRenderOptions.concise());

    assertThat(ExpandedSize.of(parsed.root()))
        .isBetween((long) resolved.length() - 2, 20L * (resolved.length() + text.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "a {", "a = [", "a.", "\"a\".", "a . ", "{ # ]\n"})
  void whatIsNestedTooDeepIsNamedInALine(String opened) {
    assertThat(Studies.problems(RIGHT + "b = " + opened.repeat(50_000)))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("nested deeper than the 100 levels");
    assertThat(Studies.problems(RIGHT + opened.repeat(50_000) + " = 1")).hasSize(1);
  }

  @Test
  void bracketsInTextsAndCommentsDoNotNest() {
    String brackets = "{[".repeat(200);
    String text =
        RIGHT
            + "study.title = \"\"\"\n"
            + brackets
            + "\"\"\"\n# "
            + brackets
            + "\n// "
            + brackets
            + "\nstudy.description = \"\\\""
            + brackets
            + "\"";

    assertThat(Studies.read(text).title()).contains(brackets);
  }

  @Test
  void substitutionsThatLeadThroughThousandsOfOthersAreNamedInALine() {
    String chain =
        "a0 = 1\n"
            + IntStream.range(1, 20_000)
                .mapToObj(i -> "a" + i + " = [ ${a" + (i - 1) + "} ]")
                .collect(Collectors.joining("\n"));

    assertThat(Studies.problems(RIGHT + chain)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    Path file = write("large.conf", RIGHT + "# " + "x".repeat(StudyText.MOST_BYTES));

    assertThat(problems(file))
        .singleElement()
        .hasToString(file + ": is larger than the 16 MB that a study may have");
  }

  @Test
  void includesThatMultiplyAreCounted() throws IOException {
    for (int level = 0; level < 20; level++) {
      String next = "include \"l" + (level + 1) + ".conf\"\n";
      write("home/l" + level + ".conf", next.repeat(2));
    }
    write("home/l20.conf", "");

    assertThat(including("include \"l0.conf\""))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("is one more than the 1000 files");
  }

  @Test
  void aPipeIsReadOnce() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, RIGHT);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.start();

    assertThat(StudyFile.read(pipe, false).name()).isEqualTo("test");
    writer.join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:9/a.csv      | must be a path or a URI that begins with one of
          HTTPS://127.0.0.1:9/a.csv     | must be a path or a URI that begins with one of
          ftp://127.0.0.1/a.csv         | must be a path or a URI that begins with one of
          data:text/csv,1               | must be a path or a URI that begins with one of
          jar:file:/a.jar!/a.csv        | must be a path or a URI that begins with one of
          gopher://x/y                  | must be a path or a URI that begins with one of
          s3a://key:secret@bucket/a.csv | must hold no password
          """)
  void pointsAreReadFromFileSystemsAlone(String path, String why) {
    for (String type : List.of("csv", "parquet")) {
      String dataset = "source { type = %s, label = 1, path = \"%s\" }".formatted(type, path);
      assertThat(Studies.problems(Studies.text("", dataset, "")))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.path()).isEqualTo("datasets[0].source.path");
                assertThat(problem.message()).startsWith(why);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.csv",
        "/a/b.csv",
        "a:b.csv",
        "file:///a.csv",
        "file:/a.csv",
        "hdfs://host:8020/a.csv",
        "s3a://bucket/a.csv",
        "abfss://container@account.dfs.core.windows.net/a.csv",
        "gs://bucket/a.csv"
      })
  void filesOfFileSystemsAreWelcome(String path) {
    String dataset = "source { type = csv, label = 1, path = \"%s\" }".formatted(path);
    assertThat(Studies.read(Studies.text("", dataset, "")).datasets()).hasSize(1);
  }
}
