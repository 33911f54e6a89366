package org.uncoil.pipeline;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.store.NetworkRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;

/**
 * A run that came to its end.
 *
 * @param seconds what training and recording took
 */
record FinishedRun(
    RunPlan run, Dataset dataset, TrainingEngine engine, RunOutcome outcome, double seconds) {

  /** The run's row in {@code networks}. */
  NetworkRow row(RunRecorder recorder, String part, String codeVersion) {
    NetworkSpec network = run.network();
    EpochRecord last = recorder.last();
    Metrics metrics =
        last == null ? new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN) : last.metrics();
    return new NetworkRow(
        run.runId(),
        run.datasetId(),
        run.dataset(),
        network.name(),
        run.replicate(),
        network.activationLabel(),
        network.hidden(),
        network.architecture(dataset.dimensions(), dataset.classes()),
        Canonical.json(network),
        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        reason(),
        network.epochs(),
        last == null ? -1 : last.epoch(),
        network.parameterCount(dataset.dimensions(), dataset.classes()),
        metrics.trainLoss(),
        metrics.trainAccuracy(),
        metrics.heldOutLoss(),
        metrics.heldOutAccuracy(),
        recorder.firstPerfectEpoch(),
        engine.name(),
        engine.device(),
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
