package org.uncoil.pipeline.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.uncoil.embedding.Separation;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;

/**
 * A run that came to its end.
 *
 * @param inputs number of input dimensions
 * @param classes number of classes
 * @param engine what trained it
 * @param device what that computed on
 * @param seconds what training and recording took
 */
public record FinishedRun(
    RunPlan run,
    int inputs,
    int classes,
    String engine,
    String device,
    RunOutcome outcome,
    double seconds) {

  /**
   * What is recorded of a run.
   *
   * @param lastEpoch −1 where nothing is
   * @param last the figures of that epoch; NaN where there is none
   * @param separation of which training knows the output alone
   */
  public record Recorded(int lastEpoch, Metrics last, Separation separation) {
    static final Recorded NOTHING =
        new Recorded(
            -1, new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN), Separation.UNKNOWN);

    /** This, and then another epoch. */
    Recorded and(int epoch, Metrics metrics) {
      return new Recorded(epoch, metrics, separation.output(epoch, metrics.trainAccuracy()));
    }
  }

  /** The run's row in {@code networks}. */
  public NetworkRow row(Recorded recorded, String part, String codeVersion) {
    NetworkSpec network = run.network();
    return new NetworkRow(
        run.runId(),
        run.datasetId(),
        run.dataset(),
        network.name(),
        run.replicate(),
        network.activationLabel(),
        network.hidden(),
        network.architecture(inputs, classes),
        Canonical.json(network),
        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        reason(),
        network.epochs(),
        recorded.lastEpoch(),
        network.parameterCount(inputs, classes),
        recorded.last().trainLoss(),
        recorded.last().trainAccuracy(),
        recorded.last().heldOutLoss(),
        recorded.last().heldOutAccuracy(),
        recorded.separation().firstPerfect(),
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
