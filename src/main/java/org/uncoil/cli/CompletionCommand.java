package org.uncoil.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes what bash and zsh need to complete the options of {@code jobs/*}. */
@Command(
    name = "completion",
    description = {
      "Print a script for shell completion of jobs/* in bash and zsh.",
      "It completes jobs/NAME and ./jobs/NAME in the repository's folder."
    },
    footer = {
      "",
      "Examples:",
      "  source <(jobs/completion)",
      "  jobs/completion > ~/.uncoil-completion; echo 'source ~/.uncoil-completion' >> ~/.bashrc"
    })
final class CompletionCommand implements Runnable {
  /** What the benchmarks are called, which the program does not hold. */
  private static final String BENCHMARKS =
      "films gallery pipeline recording render scale separability similarity train two-tasks utilisation";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(script(spec.root().commandLine()));
    out.flush();
  }

  /**
   * One script of picocli's for each command, told the name that the command is typed by; and the
   * words that the other scripts take.
   */
  static String script(CommandLine root) {
    StringBuilder script = new StringBuilder();
    Map<String, CommandLine> commands = new TreeMap<>(root.getSubcommands());
    for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
      String name = command.getKey();
      String typed = "jobs/%s ./jobs/%s".formatted(name, name);
      // picocli registers the bare name, which for "compare" is another program's
      script.append(
          AutoComplete.bash(name, command.getValue())
              .replaceFirst("(complete -F _complete_" + name + " -o default) .*", "$1 " + typed));
    }
    words(script, "submit", String.join(" ", commands.keySet()));
    words(script, "cluster", "start stop status");
    words(script, "bench", BENCHMARKS);
    script.append("complete -d jobs/history ./jobs/history\n");
    return script.toString();
  }

  private static void words(StringBuilder script, String job, String words) {
    script.append("complete -W '%s --help' jobs/%s ./jobs/%s\n".formatted(words, job, job));
  }
}
