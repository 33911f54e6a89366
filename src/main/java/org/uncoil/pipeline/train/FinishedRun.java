package org.uncoil.pipeline.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.uncoil.embedding.Separation;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.RunId;

/**
 * A run that came to its end.
 *
 * @param engine what trained it
 * @param device what that computed on
 * @param seconds what training and recording took
 */
public record FinishedRun(
    RunPlan run, String engine, String device, RunOutcome outcome, double seconds) {

  /**
   * What is recorded of a run.
   *
   * @param lastEpoch null where nothing is
   * @param last the figures of that epoch; NaN where there is none
   * @param separation of which training knows the output alone
   */
  public record Recorded(Integer lastEpoch, Metrics last, Separation separation) {
    static final Recorded NOTHING =
        new Recorded(
            null, new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN), Separation.UNKNOWN);

    /** This, and then another epoch. */
    Recorded and(int epoch, Metrics metrics) {
      return new Recorded(epoch, metrics, separation.output(epoch, metrics.trainAccuracy()));
    }
  }

  /** The run's row in {@code runs}. */
  public RunRow row(Recorded recorded, String part, String codeVersion) {
    return new RunRow(
        run.runId(),
        run.datasetId(),
        RunId.of(run.network()),
        run.seed(),
        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        reason(),
        recorded.lastEpoch(),
        recorded.last().trainLoss(),
        recorded.last().trainAccuracy(),
        recorded.last().testLoss(),
        recorded.last().testAccuracy(),
        recorded.separation().firstPerfect(),
        run.network().parameterCount(run.inputs(), run.classes()),
        engine,
        device,
        codeVersion,
        part,
        seconds,
        host());
  }

  private String reason() {
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
