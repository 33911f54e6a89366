package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.uncoil.bench.scale.MapScaling;
import org.uncoil.bench.scale.ScaleReport;
import org.uncoil.bench.scale.ScaleStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the train stage scales. */
@Command(
    name = "scale",
    description =
        "Predicts by simulation how long a million runs take on a thousand executors, and holds the"
            + " simulation against real runs on one core, on two, and on two workers (set"
            + " BENCH_CORE=0,1).",
    mixinStandardHelpOptions = true)
final class ScaleBench implements Callable<Integer> {
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(
      names = "--held",
      paramLabel = "STUDY",
      description = "the study that is really trained (default: conf/studies/unequal.conf)")
  private Path held;

  @Option(
      names = "--scaled",
      paramLabel = "STUDY",
      description = "the study that is scaled up (default: conf/studies/ten-thousand.conf)")
  private Path scaled;

  @Option(
      names = "--runs",
      defaultValue = "1000000",
      description = "how many runs the scaled study has (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--executors",
      split = ",",
      defaultValue = "1,10,100,1000,2000",
      description = "on how many executors of one core each (default: ${DEFAULT-VALUE})")
  private List<Integer> executors;

  @Option(
      names = "--maps",
      description =
          "predicts only how long maps of 1,000,000,000 networks take, from a small map that is trained")
  private boolean maps;

  @Option(names = "--page", description = "write the results into the site's page about scale")
  private boolean page;

  @Override
  public Integer call() throws IOException {
    Path studies = home.resolve("conf/studies");
    Path scratch = Files.createTempDirectory("uncoil-scale-");
    Path scale = home.resolve("src/site/markdown/scale.md");
    try {
      if (maps) {
        String report = new MapScaling(home, scratch).report(executors, Machine.describe());
        System.out.println(report);
        if (page) {
          MapScaling.writeInto(scale, report);
        }
        return 0;
      }
      ScaleStudy study =
          new ScaleStudy(
              home,
              scratch,
              held == null ? studies.resolve("unequal.conf") : held.toAbsolutePath(),
              scaled == null ? studies.resolve("ten-thousand.conf") : scaled.toAbsolutePath());
      ScaleReport report = study.report(runs, executors, Machine.describe());
      System.out.println(report.text());
      if (page) {
        report.writeInto(scale);
      }
    } finally {
      UtilisationBench.delete(scratch);
    }
    return 0;
  }
}
