package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.bench.page.PageSection;

/**
 * The results of {@code jobs/bench scale}, for a terminal and for the page.
 *
 * @param overheads what the predictions were made with
 * @param bytes bytes of the largest table against the estimate
 * @param readBack seconds for each file of {@code networks} that is read back
 */
public record ScaleReport(
    String machine,
    LocalDate date,
    List<Comparison> comparisons,
    List<Prediction> predictions,
    Overheads overheads,
    double bytes,
    DriverLoad load,
    double readBack) {
  /** A prediction, and what really happened. */
  public record Comparison(String where, Prediction predicted, Trial.Measured measured) {
    String row() {
      double stage = measured.log().makespan();
      int cores = predicted.cores();
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %.1f s | %.1f s | %+.1f %% | %.1f s | %.1f s | %+.1f %% | %.1f %% | %.1f %% | %.0f %% |%n",
          where,
          predicted.runs(),
          measured.log().tasks().size(),
          predicted.stage().makespan(),
          stage,
          100 * (predicted.stage().makespan() / stage - 1),
          predicted.whole(),
          measured.whole(),
          100 * (predicted.whole() / measured.whole() - 1),
          100 * predicted.utilisation(),
          100 * measured.log().busy() / (cores * stage),
          100 * measured.others());
    }
  }

  /** All of it, as the page has it. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%n%s, %s.%n%n"
            + "| where | runs | tasks | stage, predicted | measured | error | command, predicted |"
            + " measured | error | cores busy, predicted | measured | others used |%n"
            + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |%n"
            + "%s%n%s%s%n%s%n",
        machine,
        date,
        comparisons.stream().map(Comparison::row).collect(Collectors.joining()),
        Prediction.HEAD,
        predictions.stream().map(Prediction::row).collect(Collectors.joining()),
        figures());
  }

  private String figures() {
    return String.format(
        Locale.ROOT,
        "| measured, and put into the second table | |%n| --- | ---: |%n"
            + "| from the command to its first task, one machine | %.1f s |%n"
            + "| planning a run: identities, seeds, cost | %.1f µs |%n"
            + "| driver, a task: serialise, send, take the result | %.2f ms |%n"
            + "| core, a task: open and complete its files | %.0f ms |%n"
            + "| a JVM, its first tasks: what is not compiled yet | %.1f s |%n"
            + "| from the last task to the command's end | %.1f s |%n"
            + "| bytes of the largest table against the estimate | %.2f |%n"
            + "%n"
            + "| measured: a driver with %,d runs for 1,000 cores | |%n| --- | ---: |%n"
            + "| planning | %.1f s |%n"
            + "| heap for the runs and the groups | %.0f MiB |%n"
            + "| partitioning into %,d groups | %.2f s |%n"
            + "| serialising all tasks | %.2f s |%n"
            + "| the largest task | %.0f KiB |%n"
            + "| reading back a file of `networks` with 100 runs | %.2f ms |%n",
        overheads.start(),
        1e6 * overheads.planning(),
        1e3 * overheads.dispatch(),
        1e3 * overheads.task(),
        overheads.warmUp(),
        overheads.end(),
        bytes,
        load.runs(),
        load.planning(),
        load.heap() / (1 << 20),
        load.groups(),
        load.dealing(),
        load.serialising(),
        load.payload() / 1024.0,
        1e3 * readBack);
  }

  /** Replaces the page's results by these. */
  public void writeInto(Path page) throws IOException {
    new PageSection("scale").replace(page, text());
  }
}
