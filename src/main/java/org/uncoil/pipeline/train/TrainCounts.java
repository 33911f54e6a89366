package org.uncoil.pipeline.train;

import java.io.Serializable;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.monitor.EpochSpeed;
import org.uncoil.pipeline.monitor.StageWatch;
import org.uncoil.pipeline.run.StudyRun;

/**
 * What the train stage counts besides the runs that are done.
 *
 * @param diverged runs that diverged
 * @param failed runs that failed
 * @param epochs epochs trained
 * @param speed epochs a second of a core
 * @param work what the runs that are done were expected to cost, in seconds of one core
 */
record TrainCounts(
    LongAccumulator diverged,
    LongAccumulator failed,
    LongAccumulator epochs,
    EpochSpeed speed,
    DoubleAccumulator work)
    implements Serializable {

  /**
   * Counts that a watch shows, and takes the share of the work from.
   *
   * @param cost what all runs are expected to cost, in seconds of one core
   */
  static TrainCounts on(StageWatch watch, double cost) {
    TrainCounts counts =
        new TrainCounts(
            watch.count("runs diverged", new LongAccumulator()),
            watch.count("runs failed", new LongAccumulator()),
            watch.count("epochs", new LongAccumulator()),
            watch.show("epochs per second of a core", new EpochSpeed()),
            watch.count("expected core seconds done", new DoubleAccumulator()));
    watch.workIs(counts.work, cost);
    return counts;
  }

  /** Counts a run that came to its end, however that was. */
  void add(StudyRun run, RunOutcome outcome) {
    long trained = 0;
    if (outcome instanceof RunOutcome.Trained end) {
      trained = end.epochs();
    } else if (outcome instanceof RunOutcome.Diverged end) {
      trained = end.epoch();
      diverged.add(1);
    } else {
      failed.add(1);
    }
    epochs.add(trained);
    if (trained > 0) {
      speed.add(new EpochSpeed.Training(trained, run.row().seconds()));
    }
    work.add(run.plan().cost());
  }
}
