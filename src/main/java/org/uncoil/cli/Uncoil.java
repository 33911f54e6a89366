package org.uncoil.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uncoil.cli.environment.LocaleCheck;
import org.uncoil.cli.error.DriverFailure;
import org.uncoil.cli.error.Interruption;
import org.uncoil.cli.error.Reasons;
import org.uncoil.dataset.DatasetException;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.setting.Printable;
import org.uncoil.study.file.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point that {@code spark-submit} starts. */
@Command(
    name = "uncoil",
    description = "Train small neural networks and show how they transform their data.",
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
      StageCommands.Clean.class,
      VerifyCommand.class,
      SqlCommand.class,
      ExportCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "Colours are used on terminals only. Set NO_COLOR to turn them off.",
      "jobs/completion prints shell completion for bash and zsh."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all stages ran; the summary lists runs that diverged or failed",
      "1:a stage failed",
      "2:the command line, the study file or an input file is invalid; nothing was run",
      "130:interrupted by Ctrl-C; run the same command again to continue",
      "129, 143:interrupted by a closed terminal or SIGTERM, likewise"
    })
public final class Uncoil {
  /** Examples stand on one line each. */
  private static final int USAGE_WIDTH = 110;

  /** The exit code of a program that ends by SIGPIPE, as shells have it. */
  private static final int BROKEN_PIPE = 141;

  /** Characters of an error. */
  private static final int MOST_CHARACTERS = 480;

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
    Interruption.onSignals();
    Uncoil root = new Uncoil();
    int status = root.run(commandLine(root), arguments);
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
        // a name that begins with @ is a name
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((thrown, arguments) -> refuse(thrown))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Runs a command that says what it has to say to these, and returns its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Uncoil root = new Uncoil();
    return root.run(commandLine(root).setOut(out).setErr(err), arguments);
  }

  private int run(CommandLine command, String... arguments) {
    Optional<String> refusal = refusal(arguments);
    if (refusal.isPresent()) {
      return report(new BadInputException(List.of(refusal.get())), command);
    }
    command.setExecutionExceptionHandler((thrown, failed, parsed) -> report(thrown, failed));
    int status;
    try {
      status = command.execute(arguments);
    } catch (Error thrown) {
      // memory that ends, a library that is missing: whoever asked is told as of anything else
      status = report(thrown, command);
    }
    // a stream of Java does not say that the disk is full, or that nobody reads
    if (status == 0 && System.out.checkError()) {
      status =
          outputIsClosed()
              ? BROKEN_PIPE
              : report(new PipelineException("the output cannot be written"), command);
    }
    return status;
  }

  /** Whether the reader of standard output has ended, as {@code head} does: that is no error. */
  private static boolean outputIsClosed() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return false;
    } catch (IOException e) {
      return "Broken pipe".equals(e.getMessage());
    }
  }

  /** Why no command can run here, whichever it is. */
  private static Optional<String> refusal(String... arguments) {
    return Platform.current()
        .problem()
        .or(
            () ->
                LocaleCheck.refusal(
                    System.getProperty("sun.jnu.encoding", ""),
                    Stream.concat(Stream.of(System.getProperty("user.dir")), Stream.of(arguments))
                        .toList()));
  }

  private int report(Throwable thrown, CommandLine command) {
    if (Interruption.begun()) {
      // it failed because it was stopped, which has been said
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (debug) {
      thrown.printStackTrace(command.getErr());
    }
    errors.addAll(Reasons.of(thrown));
    for (String line : errors) {
      print(line, command);
    }
    boolean input =
        thrown instanceof StudyException
            || thrown instanceof BadInputException
            || thrown instanceof DatasetException;
    return input ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  /** One line, whatever a person, a file or another program put into it. */
  private static void print(String line, CommandLine command) {
    String printable = "error: " + Printable.message(line, MOST_CHARACTERS);
    command.getErr().println(command.getColorScheme().errorText(printable));
  }

  /** Says what is wrong with a command line, and where to read what would be right. */
  private static int refuse(CommandLine.ParameterException thrown) {
    CommandLine command = thrown.getCommandLine();
    String message = thrown.getMessage();
    if (thrown instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      message += suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
    }
    String name = command.getParent() == null ? "COMMAND" : command.getCommandName();
    print(message + "; see jobs/" + name + " --help", command);
    return CommandLine.ExitCode.USAGE;
  }
}
