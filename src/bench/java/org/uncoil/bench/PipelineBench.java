package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.uncoil.bench.pipeline.PipelineReport;
import org.uncoil.bench.pipeline.StudyCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all stages of a study take. */
@Command(
    name = "pipeline",
    description =
        "The seconds and core-seconds that each stage of a study takes, with nothing there before,"
            + " in a JVM of its own (set BENCH_CORE=0,1).",
    mixinStandardHelpOptions = true)
final class PipelineBench implements Callable<Integer> {
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      defaultValue = "smoke,first-film,activations",
      split = ",",
      description = "files of conf/studies, without .conf (default: ${DEFAULT-VALUE})")
  private List<String> studies;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
  private Path json;

  @Option(names = "--page", description = "write the results into the site's performance page")
  private boolean page;

  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("uncoil-pipeline-");
    List<StudyCost> costs = new ArrayList<>();
    try {
      for (String study : studies) {
        Path out = scratch.resolve(study);
        costs.add(StudyCost.of(home.resolve("conf/studies/" + study + ".conf"), out));
        UtilisationBench.delete(out);
      }
    } finally {
      UtilisationBench.delete(scratch);
    }
    PipelineReport report =
        new PipelineReport(
            Machine.describe(),
            LocalDate.now(ZoneOffset.UTC).toString(),
            Runtime.getRuntime().availableProcessors(),
            costs);
    System.out.print(report.text());
    if (json != null) {
      Files.writeString(json, report.json());
    }
    if (page) {
      report.writeInto(home.resolve("src/site/markdown/performance.md"));
    }
    return 0;
  }
}
