package org.uncoil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever the pages tell a person to type or to open is there: commands are those of {@code
 * console} blocks, paths those of code within the text that begin with a folder of the repository.
 * Nothing is run here: {@code .ci/commands} runs what {@code .ci/commands-elsewhere} does not give
 * a reason for.
 */
class DocumentedCommandsTest {
  private static final Set<String> PHASES =
      Set.of(
          "clean",
          "compile",
          "test-compile",
          "test",
          "package",
          "verify",
          "spotless:apply",
          "exec:exec",
          "install",
          "javadoc:javadoc",
          "license:add-third-party");
  private static final Pattern PATH =
      Pattern.compile("(?:jobs|conf|data|src|notebooks|\\.ci)/[\\w./-]*");
  private static final Pattern CLASS = Pattern.compile("org\\.uncoil\\.([\\w.]*)");
  private static final Pattern SHORT_CLASS = Pattern.compile("[a-z]+(/[a-z]+)*/[A-Z][a-z]\\w+");

  @Test
  void everyCommandCanBeTyped() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    int commands = 0;
    for (Path page : Pages.all()) {
      for (String command : Pages.commands(page)) {
        commands++;
        List<String> words = words(command);
        if (words.get(0).equals("mvn")) {
          checkMaven(softly, page + ": " + command, words);
        } else if (words.get(0).startsWith("jobs/")) {
          checkJob(softly, page + ": " + command, words);
        } else if (words.get(0).startsWith("notebooks/")) {
          softly.assertThat(Path.of(words.get(0))).as(page + ": " + command).isExecutable();
        } else if (words.get(0).equals("jupyter")) {
          softly.assertThat(words).as(page + ": " + command).startsWith("jupyter", "notebook");
          softly.assertThat(Path.of(words.get(2))).as(page + ": " + command).isDirectory();
        } else if (words.get(0).equals("kubectl")) {
          softly.assertThat(words).as(page + ": " + command).startsWith("kubectl", "apply", "-f");
          softly.assertThat(Path.of(words.get(3))).as(page + ": " + command).isRegularFile();
        } else if (words.get(0).equals("curl")) {
          checkPage(softly, page + ": " + command, words.get(words.size() - 1));
        } else {
          softly.fail(
              "%s: neither mvn, jobs/…, notebooks/…, jupyter, kubectl nor curl: %s", page, command);
        }
      }
    }
    softly.assertAll();
    assertThat(commands).as("commands in all pages").isGreaterThan(5);
  }

  /** A line that leaves out nothing, or names a test that is no more, would hide something. */
  @Test
  void everyCommandThatIsNotRunSaysWhereItIs() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    List<String> commands = new ArrayList<>();
    for (Path page : Pages.all()) {
      commands.addAll(Pages.commands(page));
    }
    for (String line : Files.readAllLines(Path.of(".ci/commands-elsewhere"))) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" \\| ", 2);
        softly.assertThat(commands).as(line).anyMatch(command -> command.startsWith(parts[1]));
        if (!parts[0].startsWith("by hand: ")) {
          softly.assertThat(isTest(parts[0])).as(line).isTrue();
        }
      }
    }
    softly.assertAll();
  }

  private static boolean isTest(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.anyMatch(file -> file.endsWith(name + ".java"))
          || Files.isExecutable(Path.of(name));
    }
  }

  /** Without settings of the environment in front and comments behind. */
  private static List<String> words(String command) {
    return Arrays.stream(command.replaceFirst("\\s+#.*", "").split("\\s+"))
        .dropWhile(word -> word.matches("[A-Z_]+=.*"))
        .toList();
  }

  private static void checkMaven(SoftAssertions softly, String where, List<String> words)
      throws IOException {
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("-Dtest=")) {
        for (String test : word.substring("-Dtest=".length()).split(",", -1)) {
          checkTest(softly, where, test);
        }
      } else if (!word.startsWith("-")) {
        softly.assertThat(PHASES).as(where).contains(word);
      }
    }
  }

  private static void checkTest(SoftAssertions softly, String where, String test)
      throws IOException {
    String[] parts = test.split("#", 2);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<Path> found = files.filter(file -> file.endsWith(parts[0] + ".java")).toList();
      softly.assertThat(found).as("%s: the test %s", where, parts[0]).hasSize(1);
      if (parts.length == 2 && found.size() == 1) {
        softly
            .assertThat(Files.readString(found.get(0)))
            .as(where)
            .contains("void " + parts[1] + "(");
      }
    }
  }

  /** A page that the configuration turns on, or one of Spark's own interface. */
  private static void checkPage(SoftAssertions softly, String where, String url)
      throws IOException {
    String path = url.replaceFirst("http://[^/]+", "");
    if (!path.matches("/api/v1/applications|/metrics/executors/prometheus")) {
      softly
          .assertThat(Files.readString(Path.of("conf/spark/local.conf")))
          .as(where)
          .containsPattern("\\s" + Pattern.quote(path) + "\n");
    }
  }

  private static void checkJob(SoftAssertions softly, String where, List<String> words)
      throws IOException {
    Path script = Path.of(words.get(0));
    softly.assertThat(script).as(where).isRegularFile().isExecutable();
    if (words.get(0).equals("jobs/history")) {
      // takes a folder that only a run makes
      softly.assertThat(words).as(where).hasSize(2);
      return;
    }
    if (words.get(0).equals("jobs/cluster")) {
      // starts no command of the program: its actions are its own
      Pattern actions =
          Pattern.compile("^  [a-z |]*\\b" + words.get(1) + "\\b[a-z |]*\\)$", Pattern.MULTILINE);
      softly.assertThat(actions.matcher(Files.readString(script)).find()).as(where).isTrue();
      return;
    }
    Pattern takesCommand = Pattern.compile("jobs/(submit|bench)");
    String command =
        takesCommand.matcher(words.get(0)).matches() ? words.get(1) : words.get(0).substring(5);
    softly
        .assertThat(commandLines())
        .as("%s: the command %s", where, command)
        .anyMatch(source -> Pattern.compile("name = \"" + command + "\"").matcher(source).find());
    for (String word : words) {
      if (word.startsWith("conf/") || word.endsWith(".conf")) {
        softly.assertThat(Path.of(word)).as(where).isRegularFile();
      } else if (word.startsWith("--")) {
        softly.assertThat(options()).as(where).contains(word);
      }
    }
  }

  private static List<String> options() throws IOException {
    Pattern option = Pattern.compile("\"(--[a-z-]+)\"");
    return Stream.concat(
            Stream.of("--help", "--version"),
            commandLines().stream()
                .flatMap(source -> option.matcher(source).results().map(m -> m.group(1))))
        .toList();
  }

  /** The sources of all commands. */
  private static List<String> commandLines() throws IOException {
    try (Stream<Path> application = Files.list(Path.of("src/main/java/org/uncoil/cli"));
        Stream<Path> benchmarks = Files.walk(Path.of("src/bench/java/org/uncoil/bench"))) {
      return Stream.concat(application, benchmarks)
          .filter(Files::isRegularFile)
          .map(DocumentedCommandsTest::read)
          .toList();
    }
  }

  @Test
  void everyPathInTheTextIsThere() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Path page : Pages.all()) {
      for (String code : Pages.inlineCode(page)) {
        Matcher path = PATH.matcher(code);
        // results are there only after a run, NAME stands for many
        if (path.lookingAt() && !path.group().startsWith("data/out") && !code.contains("*")) {
          softly.assertThat(Path.of(path.group())).as("%s: `%s`", page, code).exists();
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void everyClassInTheTextIsThere() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Path page : Pages.all()) {
      for (String code : Pages.inlineCode(page)) {
        Matcher name = CLASS.matcher(code);
        if (name.matches()) {
          Path path = Path.of("src/main/java/org/uncoil", name.group(1).replace('.', '/'));
          softly
              .assertThat(Files.isDirectory(path) || Files.exists(Path.of(path + ".java")))
              .as("%s: `%s`", page, code)
              .isTrue();
        } else if (SHORT_CLASS.matcher(code).matches()) {
          softly
              .assertThat(Path.of("src/main/java/org/uncoil", code + ".java"))
              .as("%s: `%s`", page, code)
              .exists();
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Path page : Pages.all()) {
      for (String link : Pages.links(page)) {
        if (link.matches("[a-z]+:.*")) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path folder = page.toAbsolutePath().getParent();
        Path target = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
        softly.assertThat(target).as("%s: %s", page, link).exists();
        if (parts.length == 2 && Files.exists(target)) {
          softly.assertThat(Pages.anchors(target)).as("%s: %s", page, link).contains(parts[1]);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void everyPageOfTheSiteIsInItsIndex() throws IOException {
    Path index = Path.of("src/site/markdown/index.md");
    List<Path> linked =
        Pages.links(index).stream().map(link -> index.resolveSibling(link).normalize()).toList();
    assertThat(Pages.all())
        .filteredOn(page -> page.startsWith("src/site") && !page.equals(index))
        .allSatisfy(page -> assertThat(linked).contains(page));
  }

  @Test
  void everyJobIsInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
      assertThat(jobs.filter(job -> !job.endsWith("submit")))
          .isNotEmpty()
          .allSatisfy(job -> assertThat(job).isExecutable())
          .allSatisfy(job -> assertThat(readme).contains("`" + job + " "));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
