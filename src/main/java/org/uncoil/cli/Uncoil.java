package org.uncoil.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uncoil.dataset.DatasetException;
import org.uncoil.pipeline.BadInputException;
import org.uncoil.pipeline.PipelineException;
import org.uncoil.store.StoreException;
import org.uncoil.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point that {@code spark-submit} starts. */
@Command(
    name = "uncoil",
    description = "Watches neural networks uncoil their data.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      PipelineCommand.class,
      StageCommands.Generate.class,
      StageCommands.Train.class,
      StageCommands.Probe.class,
      StageCommands.Measure.class,
      StageCommands.Compare.class,
      StageCommands.Render.class,
      StageCommands.Publish.class,
      VerifyCommand.class,
      SqlCommand.class,
      ExportCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "Colours appear on terminals alone, and not where NO_COLOR is set.",
      "jobs/completion completes options in bash and zsh."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every stage ran to its end; runs that diverged or failed are in the summary",
      "1:a stage could not go on",
      "2:the command line, the study file or an input file is wrong; nothing was run on it"
    })
public final class Uncoil {
  /** Examples stand on one line each. */
  private static final int USAGE_WIDTH = 110;

  @Option(
      names = "--debug",
      description = "show the stack trace behind an error",
      scope = ScopeType.INHERIT)
  private boolean debug;

  private final List<String> errors = new ArrayList<>();

  /**
   * Runs a command and ends the JVM with its exit code. Where that is 0 it only returns: YARN takes
   * an application that ends the JVM by itself for one that failed.
   */
  public static void main(String[] arguments) {
    Uncoil root = new Uncoil();
    int status = root.run(arguments);
    if (status != 0) {
      DriverFailure.throwOnYarn(status, root.errors);
      System.exit(status);
    }
  }

  /** The command line with everything it knows; nothing of it runs yet. */
  static CommandLine commandLine() {
    return commandLine(new Uncoil());
  }

  private static CommandLine commandLine(Uncoil root) {
    return new CommandLine(root)
        .setUsageHelpWidth(USAGE_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Runs a command in this JVM and returns its exit code. */
  static int execute(PrintWriter errors, String... arguments) {
    Uncoil root = new Uncoil();
    return root.run(commandLine(root).setErr(errors), arguments);
  }

  private int run(String... arguments) {
    return run(commandLine(this), arguments);
  }

  private int run(CommandLine command, String... arguments) {
    Optional<String> unsupported = Platform.current().problem();
    if (unsupported.isPresent()) {
      errors.add(unsupported.get());
      command.getErr().println(command.getColorScheme().errorText("error: " + errors.get(0)));
      return CommandLine.ExitCode.USAGE;
    }
    command.setExecutionExceptionHandler((thrown, failed, parsed) -> report(thrown, failed));
    try {
      return command.execute(arguments);
    } catch (Error thrown) {
      // memory that ends, a library that is missing: whoever asked is told as of anything else
      return report(thrown, command);
    }
  }

  private int report(Throwable thrown, CommandLine command) {
    if (debug) {
      thrown.printStackTrace(command.getErr());
    }
    errors.addAll(problems(thrown));
    for (String line : errors) {
      command.getErr().println(command.getColorScheme().errorText("error: " + line));
    }
    boolean input =
        thrown instanceof StudyException
            || thrown instanceof BadInputException
            || thrown instanceof DatasetException;
    return input ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private static List<String> problems(Throwable thrown) {
    if (thrown instanceof StudyException study) {
      return study.problems().stream().map(String::valueOf).toList();
    }
    if (thrown instanceof BadInputException input) {
      return input.problems();
    }
    if (thrown instanceof PipelineException
        || thrown instanceof StoreException
        || thrown instanceof DatasetException) {
      return List.of(String.valueOf(thrown.getMessage()));
    }
    return List.of(
        thrown.getClass().getSimpleName()
            + ": "
            + thrown.getMessage()
            + " (this should not happen; --debug shows where)");
  }
}
