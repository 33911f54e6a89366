package org.uncoil.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.store.OutputFolder;

/**
 * Runs stages one after the other and says at the end what ran, what failed and why, and where the
 * results are.
 */
final class Summary {
  private static final int MOST_PROBLEMS = 20;

  private final OutputFolder folder;
  private final PrintStream out = System.out;

  Summary(OutputFolder folder) {
    this.folder = folder;
  }

  void run(List<Stage> stages, PipelineContext context) {
    List<String> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> text = new ArrayList<>();
    boolean films = false;
    long start = System.nanoTime();
    for (Stage stage : stages) {
      long begun = System.nanoTime();
      StageReport report = stage.run(context);
      folder.saveManifest();
      lines.add(
          String.format(
              Locale.ROOT, "  %-9s %6.1f s  %s", stage.name(), seconds(begun), report.summary()));
      problems.addAll(report.problems());
      text.addAll(report.text());
      films |= stage.name().equals("gallery");
    }
    out.println();
    text.forEach(out::println);
    out.println();
    lines.forEach(out::println);
    out.printf(Locale.ROOT, "  %-9s %6.1f s%n", "all", seconds(start));
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> out.println("  ! " + problem));
    if (problems.size() > MOST_PROBLEMS) {
      out.printf(Locale.ROOT, "  ! and %,d more%n", problems.size() - MOST_PROBLEMS);
    }
    out.println();
    out.println("Results:  " + folder.displayName());
    if (films) {
      out.println("Gallery:  " + folder.displayName() + "/gallery/index.html");
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
