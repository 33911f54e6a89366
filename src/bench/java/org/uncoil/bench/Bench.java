package org.uncoil.bench;

import org.uncoil.bench.recording.RecordingBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code jobs/bench}. */
@Command(
    name = "bench",
    description = "Measure the project on this machine.",
    subcommands = {
      FilmsBench.class,
      GalleryBench.class,
      PipelineBench.class,
      RecordingBench.class,
      RenderBench.class,
      ScaleBench.class,
      SeparabilityBench.class,
      SimilarityBench.class,
      TrainBench.class,
      TwoTasksBench.class,
      UtilisationBench.class
    },
    mixinStandardHelpOptions = true)
final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new Bench());
    command.setExecutionExceptionHandler(
        (thrown, line, parsed) -> {
          if (thrown instanceof IllegalStateException) {
            line.getErr().println(thrown.getMessage());
            return 1;
          }
          throw thrown;
        });
    System.exit(command.execute(arguments));
  }
}
