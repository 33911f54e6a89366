package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** Measures, predicts, and holds one against the other. */
public final class ScaleStudy {
  private static final int FILES_READ_BACK = 400;
  private static final int RUNS_OF_A_FILE = 100;

  /** So many times the study's seeds are trained, for one to two minutes. */
  private static final int LONGER = 5;

  private final Path home;
  private final Path scratch;
  private final Path cluster;
  private final Path held;
  private final Path scaled;

  /**
   * What to do it with.
   *
   * @param scratch an empty folder
   * @param held the study that is trained, on one core, on two, and on two workers
   * @param scaled the study that is scaled up by more seeds
   */
  public ScaleStudy(Path home, Path scratch, Path held, Path scaled) {
    this.home = home;
    this.scratch = scratch;
    this.cluster = scratch.resolve("cluster");
    this.held = held;
    this.scaled = scaled;
  }

  /** Does all of it. */
  public ScaleReport report(int runs, List<Integer> executors, String machine) throws IOException {
    List<ScaleReport.Comparison> comparisons;
    Dispatch dispatch;
    try (TwoWorkers workers = new TwoWorkers(home, cluster)) {
      Dispatch.on("local[1]");
      double local = Dispatch.on("local[1]").start();
      dispatch = Dispatch.on(workers.master());
      say(
          "%.2f ms a task on two workers, which take %.1f s to start",
          1e3 * dispatch.perTask(), dispatch.start() - local);
      comparisons = compare(workers.master(), dispatch, dispatch.start() - local);
    }
    Trial trial = trial(scaled, "scaled", StudyFile.read(scaled, true).seed(), 1);
    Trial.Measured sample = trial.train(Calibration.MASTER);
    Calibration calibration = Calibration.of(trial.runs(trial.study()), sample);
    StudySpec large = withRuns(trial.study(), runs);
    DriverLoad load = DriverLoad.of(() -> trial.runs(large), 1000);
    say("%s", load);
    double readBack =
        DriverLoad.readBack(row(sample), scratch.resolve("read"), FILES_READ_BACK, RUNS_OF_A_FILE);
    Overheads overheads =
        calibration
            .overheads()
            .withDispatch(dispatch.perTask())
            .withPlanning(load.planning() / load.runs());
    List<RunPlan> plans = trial.runs(large);
    List<Prediction> predictions = new ArrayList<>();
    for (int cores : executors) {
      predictions.add(Prediction.of(plans, cores, calibration, overheads));
      say("%s", predictions.get(predictions.size() - 1).row());
    }
    return new ScaleReport(
        machine,
        LocalDate.now(ZoneOffset.UTC),
        comparisons,
        predictions,
        overheads,
        calibration.bytes(),
        load,
        readBack);
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** Calibrated by the same study under another seed, which makes all its runs other ones. */
  private List<ScaleReport.Comparison> compare(String workers, Dispatch dispatch, double executors)
      throws IOException {
    StudySpec study = StudyFile.read(held, true);
    int seeds = LONGER * study.seeds().size();
    Trial other = trial(held, "calibration", study.seed() + 1, seeds);
    Calibration calibration =
        Calibration.of(other.runs(other.study()), other.train(Calibration.MASTER));
    say("%s, bytes %.2f", calibration.overheads(), calibration.bytes());
    Overheads overheads = calibration.overheads().withDispatch(dispatch.perTask());
    Trial trial = trial(held, "held", study.seed(), seeds);
    List<RunPlan> runs = trial.runs(trial.study());
    List<ScaleReport.Comparison> comparisons = new ArrayList<>();
    for (String master : List.of("local[1]", "local[2]", workers)) {
      boolean local = master.startsWith("local");
      Overheads own =
          local
              ? overheads
              : overheads.withStartAndEnd(overheads.start() + executors, overheads.end());
      int cores = master.equals("local[1]") ? 1 : 2;
      Prediction predicted =
          Prediction.of(runs, cores, calibration, own.forCoresOfOneJvm(local ? cores : 1));
      comparisons.add(
          new ScaleReport.Comparison(
              local ? master : "two workers", predicted, trial.train(master)));
      say("%s", comparisons.get(comparisons.size() - 1).row());
    }
    return comparisons;
  }

  private Trial trial(Path file, String name, long seed, int seeds) throws IOException {
    return new Trial(
        home, cluster, Files.createDirectory(scratch.resolve(name)), file, seed, seeds);
  }

  private static StudySpec withRuns(StudySpec study, int runs) {
    long seeds = Math.max(1, runs / ((long) study.datasets().size() * study.networks().size()));
    return new StudySpec(
        study.name(),
        study.title(),
        study.description(),
        study.seed(),
        LongStream.range(0, seeds).boxed().toList(),
        study.maxRuns(),
        study.engine(),
        study.datasets(),
        study.networks(),
        study.record(),
        study.render(),
        study.gallery(),
        null);
  }

  private static RunRow row(Trial.Measured measured) {
    return new OutputFolder(new Configuration(), measured.output().toString())
        .read(Table.RUNS)
        .toList()
        .get(0);
  }
}
