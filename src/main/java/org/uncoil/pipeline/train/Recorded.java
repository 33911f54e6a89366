package org.uncoil.pipeline.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.uncoil.embedding.Separation;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.CodeVersion;
import org.uncoil.study.RunId;

/**
 * What is recorded of a run, for its row.
 *
 * @param lastEpoch null where nothing is
 * @param last the figures of that epoch; NaN where there is none
 * @param separation of which training knows the output alone
 */
record Recorded(Integer lastEpoch, Metrics last, Separation separation) {
  static final Recorded NOTHING =
      new Recorded(
          null, new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN), Separation.UNKNOWN);

  /** This, and then another epoch. */
  Recorded and(int epoch, Metrics metrics) {
    return new Recorded(epoch, metrics, separation.output(epoch, metrics.trainAccuracy()));
  }

  /**
   * The row of a run that came to its end.
   *
   * @param engine what trained it
   * @param device what that computed on
   * @param seconds what training and recording took
   * @param part the files that hold its other rows
   */
  RunRow row(
      RunPlan run, String engine, String device, RunOutcome outcome, double seconds, String part) {
    return new RunRow(
        run.runId(),
        run.datasetId(),
        RunId.of(run.network()),
        run.seed(),
        status(outcome),
        reason(outcome),
        lastEpoch,
        last.trainLoss(),
        last.trainAccuracy(),
        last.testLoss(),
        last.testAccuracy(),
        separation.firstPerfect(),
        run.network().parameterCount(run.inputs(), run.classes()),
        engine,
        device,
        CodeVersion.CURRENT,
        part,
        seconds,
        host());
  }

  private static String status(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Trained) {
      return RunRow.TRAINED;
    }
    return outcome instanceof RunOutcome.Diverged ? RunRow.DIVERGED : RunRow.FAILED;
  }

  private static String reason(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Diverged diverged) {
      return "diverged at epoch " + diverged.epoch() + ": " + diverged.reason();
    }
    return outcome instanceof RunOutcome.Failed failed ? failed.reason() : "";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
