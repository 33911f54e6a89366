package org.uncoil.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.cli.error.Interruption;
import org.uncoil.cli.progress.TerminalProgress;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.store.OutputFolder;

/**
 * Runs stages one after the other and prints a line for each when it ends (when all have, if the
 * command is quiet), and then what they found, what failed and why, and where the results are.
 */
public final class Summary {
  private final OutputFolder folder;
  private final Verbosity verbosity;
  private final PrintStream out = System.out;

  public Summary(OutputFolder folder, Verbosity verbosity) {
    this.folder = folder;
    this.verbosity = verbosity;
  }

  public void run(List<Stage> stages, PipelineContext context) {
    List<StageReport> reports = new ArrayList<>();
    // a quiet command that fails prints its error alone
    List<String> ended = new ArrayList<>();
    long start = System.nanoTime();
    for (Stage stage : stages) {
      long begun = System.nanoTime();
      StageReport report = stage.run(context.showing(progress(stage)));
      folder.saveManifest();
      String line = SummaryText.stage(stage.name(), report.summary(), seconds(begun));
      if (verbosity.quiet()) {
        ended.add(line);
      } else {
        out.println(line);
      }
      reports.add(report);
    }
    ended.forEach(out::println);
    if (stages.size() > 1) {
      out.println(SummaryText.total(seconds(start)));
    }
    SummaryText.results(reports, verbosity.verbose()).forEach(out::println);
    out.println();
    out.println("Results:  " + folder.displayName());
    if (stages.stream().anyMatch(stage -> stage.name().equals("gallery"))) {
      out.println("Gallery:  " + folder.displayName() + "/gallery/index.html");
    }
  }

  private Progress progress(Stage stage) {
    return Interruption.following(
        verbosity.quiet() ? Progress.silent() : new TerminalProgress(stage.name()));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
