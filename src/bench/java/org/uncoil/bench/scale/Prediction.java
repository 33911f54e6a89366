package org.uncoil.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;

/**
 * What the simulation says of a study on so many cores.
 *
 * @param runs the study's
 * @param tasks how many they are dealt into; each writes a file into each of four tables
 * @param work seconds that the runs take, all together
 * @param stage what becomes of the tasks
 * @param start seconds of the driver before the first task: until the session is there, and
 *     planning
 * @param end seconds after the last
 * @param files those of the largest table
 */
public record Prediction(
    int runs,
    int cores,
    int tasks,
    double work,
    Simulation stage,
    double start,
    double end,
    Files files) {
  private static final long SEED = 7;
  private static final double MEBIBYTE = 1 << 20;

  /**
   * Bytes of files.
   *
   * @param small that of which one in a hundred is smaller
   */
  record Files(double small, double median, double largest, double total) {
    static Files of(List<RunGroup> groups, double ratio) {
      double[] bytes =
          groups.stream().mapToDouble(group -> group.bytes() * ratio).sorted().toArray();
      return new Files(
          bytes[bytes.length / 100],
          bytes[bytes.length / 2],
          bytes[bytes.length - 1],
          DoubleStream.of(bytes).sum());
    }
  }

  /** Deals the runs as the train stage does, draws what they take, and simulates. */
  public static Prediction of(
      List<RunPlan> runs, int cores, Calibration calibration, Overheads overheads) {
    List<RunGroup> groups = TrainPlan.of(runs, Set.of(), Set.of(), cores).groups();
    double[] seconds = calibration.ratios().seconds(groups, SEED);
    double work = 0;
    for (double task : seconds) {
      work += task;
    }
    return new Prediction(
        runs.size(),
        cores,
        groups.size(),
        work,
        Simulation.of(seconds, cores, overheads),
        overheads.start() + runs.size() * overheads.planning(),
        overheads.end(),
        Files.of(groups, calibration.bytes()));
  }

  /** Seconds of the whole command. */
  public double whole() {
    return start + stage.makespan() + end;
  }

  /** The share of the cores' time in the stage that tasks run. */
  public double utilisation() {
    return stage.busy() / (cores * stage.makespan());
  }

  /** The share of the cores' time of the whole command that goes into runs. */
  public double efficiency() {
    return work / (cores * whole());
  }

  /** A row of the page's table, which {@link #HEAD} begins. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %s | %s | %.1f %% | %.1f %% | %,d | %.0f / %.0f / %.0f | %.1f | %.1f |%n",
        runs,
        cores,
        time(stage.makespan()),
        time(whole()),
        100 * utilisation(),
        100 * efficiency(),
        tasks,
        files.small() / MEBIBYTE,
        files.median() / MEBIBYTE,
        files.largest() / MEBIBYTE,
        stage.driver() + start,
        files.total() / stage.makespan() / 1e9);
  }

  static final String HEAD =
      "| runs | cores | stage | command | cores busy | efficiency | files a table | MiB of the"
          + " largest table's files: 1st percentile / median / largest | driver, s | written, GB/s |\n"
          + "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

  private static String time(double seconds) {
    return seconds < 1000
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
