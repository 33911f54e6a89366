package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.cli.report.PlanText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What people expect of any command line, without Spark. */
class CommandLineTest {
  private record Said(int exit, String out, String err) {}

  private static Said say(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Uncoil.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(exit, out.toString(), err.toString());
  }

  static Stream<String> commands() {
    return Uncoil.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfByExamplesThatCanBeTyped(String name) {
    Said help = say(name, "--help");
    assertThat(help.exit).isZero();
    assertThat(help.out).contains("--debug", "--version", "Exit codes:", "  0   ", "  2   ");
    List<String> examples =
        Pattern.compile("^  (?:[A-Z_]+=\\S+ )*jobs/(.+)$", Pattern.MULTILINE)
            .matcher(help.out)
            .results()
            .map(example -> example.group(1))
            .toList();
    assertThat(Path.of("jobs", name)).isExecutable();
    if (!name.equals("completion")) {
      assertThat(examples).isNotEmpty();
      SoftAssertions softly = new SoftAssertions();
      for (String example : examples) {
        softly
            .assertThatCode(() -> Uncoil.commandLine().parseArgs(words(example)))
            .as(example)
            .doesNotThrowAnyException();
      }
      softly.assertAll();
    }
  }

  /** As a shell takes them apart. */
  private static String[] words(String typed) {
    return Pattern.compile("\"([^\"]*)\"|\\S+")
        .matcher(typed)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toArray(String[]::new);
  }

  @Test
  void theVersionNamesTheProgramAndWhatItRunsOn() {
    assertThat(say("--version").out.lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("uncoil \\d+\\.\\d+\\.\\d+.*"),
            line -> assertThat(line).isEqualTo("Spark 4.2.0"),
            line -> assertThat(line).startsWith("Java " + System.getProperty("java.version")));
  }

  @Test
  void quietAndVerboseExcludeEachOther() {
    Said said = say("train", "conf/studies/smoke.conf", "--quiet", "--verbose");
    assertThat(said.exit).isEqualTo(2);
    assertThat(said.err).contains("--quiet, --verbose are mutually exclusive");
  }

  @ParameterizedTest
  @CsvSource({
    "local, 1",
    "local[3], 3",
    "'local[4,2]', 4",
    "yarn, 0",
    "spark://host:7077, 0",
    "'local-cluster[2,1,1024]', 0"
  })
  void theMachinesCoresAreThoseOfTheMaster(String master, int cores) {
    assertThat(PlanText.cores(new SparkConf(false).set("spark.master", master))).isEqualTo(cores);
  }

  @Test
  void bashCompletesOptionsOfTheScripts(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            folder.resolve("completion"), CompletionCommand.script(Uncoil.commandLine()));
    String typed =
        """
        source %s
        complete -p jobs/pipeline ./jobs/compare
        complete -p compare
        COMP_WORDS=(jobs/pipeline --re) COMP_CWORD=1
        _complete_pipeline
        echo "${COMPREPLY[*]}"
        COMP_WORDS=(jobs/verify --) COMP_CWORD=1
        _complete_verify
        echo "${COMPREPLY[*]}"
        """
            .formatted(script);
    List<String> lines = process(Map.of(), "bash", "-c", typed).out.lines().toList();
    assertThat(lines)
        .satisfiesExactly(
            line -> assertThat(line).endsWith("_complete_pipeline jobs/pipeline"),
            line -> assertThat(line).endsWith("_complete_compare ./jobs/compare"),
            line -> assertThat(line).isEqualTo("--repair"),
            line -> assertThat(line).contains("--quiet", "--verbose").doesNotContain("--repair"));
  }

  @Test
  void everyScriptIsCompleted() throws IOException, ReflectiveOperationException {
    String script = CompletionCommand.script(Uncoil.commandLine());
    try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
      assertThat(jobs)
          .isNotEmpty()
          .allSatisfy(
              job ->
                  assertThat(script)
                      .containsPattern("(?m)^complete .* %s ./%s$".formatted(job, job)));
    }
    Command bench = Class.forName("org.uncoil.bench.Bench").getAnnotation(Command.class);
    List<String> benchmarks =
        Stream.of(bench.subcommands())
            .map(type -> type.getAnnotation(Command.class).name())
            .sorted()
            .toList();
    assertThat(script).contains("'" + String.join(" ", benchmarks) + " --help' jobs/bench");
  }

  @Test
  void coloursGiveWayToTheWishForNone() throws IOException, InterruptedException {
    String coloured = help(Map.of("CLICOLOR_FORCE", "1"));
    String plain = help(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"));
    assertThat(coloured).contains("\u001b[");
    assertThat(plain).contains("Usage: uncoil").doesNotContain("\u001b[");
  }

  private static String help(Map<String, String> environment)
      throws IOException, InterruptedException {
    return process(
            environment,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Uncoil.class.getName(),
            "--help")
        .out;
  }

  private static Said process(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("NO_COLOR|CLICOLOR.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, "");
  }

  @Test
  void everyOptionSaysWhatItIsFor() {
    for (CommandLine command : Uncoil.commandLine().getSubcommands().values()) {
      assertThat(command.getCommandSpec().options())
          .allSatisfy(
              option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
    }
  }
}
