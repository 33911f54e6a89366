package org.uncoil.pipeline;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.StoreException;
import org.uncoil.store.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;

/**
 * Trains a group's runs one after the other in one task. The group's rows in {@code networks} are
 * written last, so that a run counts only once all that belongs to it is there.
 */
record TrainGroup(FolderHandle handle, RecordSpec wanted, Engine asked, String codeVersion)
    implements Distributed.Work<RunGroup, List<TrainGroup.Ending>> {

  /** How a run ended, for the stage's report. */
  record Ending(String run, String status, String reason) implements java.io.Serializable {}

  @Override
  public List<Ending> apply(RunGroup group, LongAccumulator done) {
    OutputFolder folder = handle.open();
    StoredDatasets datasets = new StoredDatasets(folder);
    Engines engines = new Engines();
    String attempt = String.valueOf(TaskContext.get().taskAttemptId());
    List<NetworkRow> rows = new ArrayList<>();
    try (RunRecorder recorder = new RunRecorder(folder, group.part(), attempt, wanted)) {
      for (RunPlan run : group.runs()) {
        Dataset dataset = datasets.get(run.datasetId());
        TrainingEngine engine = engines.of(asked, run.network());
        recorder.start(run.runId(), dataset.classes());
        long start = System.nanoTime();
        RunOutcome outcome = train(engine, run, dataset, recorder);
        double seconds = (System.nanoTime() - start) / 1e9;
        rows.add(row(run, dataset, engine, outcome, recorder, seconds, group.part()));
        done.add(1);
      }
      recorder.commit();
    }
    folder.write(Table.NETWORKS, group.part(), attempt, rows);
    return rows.stream().map(TrainGroup::ending).toList();
  }

  private RunOutcome train(
      TrainingEngine engine, RunPlan run, Dataset dataset, RunRecorder recorder) {
    try {
      return engine.train(
          new TrainingTask(
              run.network(), dataset, run.initialSeed(), run.orderSeed(), wanted.every()),
          recorder);
    } catch (StoreException e) {
      // not the run's fault: nothing could be kept of the others either
      throw e;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      String message = e.getMessage() == null ? "" : ": " + e.getMessage();
      return new RunOutcome.Failed(e.getClass().getSimpleName() + message);
    }
  }

  private NetworkRow row(
      RunPlan run,
      Dataset dataset,
      TrainingEngine engine,
      RunOutcome outcome,
      RunRecorder recorder,
      double seconds,
      String part) {
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
        status(outcome),
        reason(outcome),
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

  private static String status(RunOutcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String reason(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Diverged diverged) {
      return "diverged at epoch " + diverged.epoch() + ": " + diverged.reason();
    }
    return outcome instanceof RunOutcome.Failed failed ? failed.reason() : "";
  }

  private static Ending ending(NetworkRow row) {
    return new Ending(
        row.network() + " on " + row.dataset() + ", seed " + row.seed() + " (" + row.runId() + ")",
        row.status(),
        row.reason());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
