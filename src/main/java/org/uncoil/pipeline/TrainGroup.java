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
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.network.dl4j.Dl4jModel;
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

  /** Bytes that runs which are trained in step may keep until they are written. */
  private static final double MOST_KEPT = 256e6;

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
      List<RunPlan> open = new ArrayList<>(group.runs());
      while (!open.isEmpty()) {
        Stack stack = next(open, engines, datasets);
        rows.addAll(train(stack, recorder, folder, group.part()));
        done.add(stack.runs().size());
      }
      recorder.commit();
    }
    folder.write(Table.NETWORKS, group.part(), attempt, rows);
    return rows.stream().map(TrainGroup::ending).toList();
  }

  /** Runs that an engine trains together; mostly one. */
  private record Stack(TrainingEngine engine, List<RunPlan> runs, List<TrainingTask> tasks) {}

  /** Takes the first run from the open ones, and those that its engine trains with it. */
  private Stack next(List<RunPlan> open, Engines engines, StoredDatasets datasets) {
    RunPlan first = open.remove(0);
    TrainingEngine engine = engines.of(asked, first.network());
    Stack stack =
        new Stack(
            engine,
            new ArrayList<>(List.of(first)),
            new ArrayList<>(List.of(task(first, datasets))));
    for (RunPlan run : List.copyOf(open)) {
      TrainingTask task = task(run, datasets);
      if ((stack.runs().size() + 1) * kept(stack.tasks().get(0)) <= MOST_KEPT
          && engines.of(asked, run.network()) == engine
          && engine.together(stack.tasks().get(0), task)) {
        stack.runs().add(run);
        stack.tasks().add(task);
        open.remove(run);
      }
    }
    return stack;
  }

  private TrainingTask task(RunPlan run, StoredDatasets datasets) {
    return new TrainingTask(
        run.network(),
        datasets.get(run.datasetId()),
        run.initialSeed(),
        run.orderSeed(),
        wanted.every());
  }

  /** Bytes of what a run records: two embeddings and the parameters of each epoch. */
  private static double kept(TrainingTask task) {
    Dataset dataset = task.dataset();
    double epochs = Math.ceil((double) task.network().epochs() / task.every()) + 1;
    double numbers =
        4.0 * dataset.size()
            + task.network().parameterCount(dataset.dimensions(), dataset.classes());
    return Float.BYTES * numbers * epochs;
  }

  private List<NetworkRow> train(
      Stack stack, RunRecorder recorder, OutputFolder folder, String part) {
    if (stack.runs().size() == 1) {
      recorder.start(stack.runs().get(0).runId(), stack.tasks().get(0).dataset().classes());
      long start = System.nanoTime();
      RunOutcome outcome = train(stack.engine(), stack.tasks().get(0), recorder);
      double seconds = (System.nanoTime() - start) / 1e9;
      writeModel(stack, 0, recorder, folder);
      return List.of(row(stack, 0, outcome, recorder, seconds, part));
    }
    // the tables hold run after run, so that what is trained in step is kept until it can be
    // written
    List<List<EpochRecord>> kept = new ArrayList<>();
    stack.runs().forEach(run -> kept.add(new ArrayList<>()));
    List<EpochRecorder> recorders =
        kept.stream().map(epochs -> (EpochRecorder) epochs::add).toList();
    long start = System.nanoTime();
    List<RunOutcome> outcomes = trainAll(stack, recorders);
    double seconds = (System.nanoTime() - start) / 1e9 / stack.runs().size();
    List<NetworkRow> rows = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      recorder.start(stack.runs().get(i).runId(), stack.tasks().get(i).dataset().classes());
      kept.get(i).forEach(recorder::record);
      writeModel(stack, i, recorder, folder);
      rows.add(row(stack, i, outcomes.get(i), recorder, seconds, part));
    }
    return rows;
  }

  private void writeModel(Stack stack, int number, RunRecorder recorder, OutputFolder folder) {
    RunPlan run = stack.runs().get(number);
    Dataset dataset = stack.tasks().get(number).dataset();
    if (wanted.model() && recorder.last() != null) {
      folder.write(
          "models/" + run.runId() + ".zip",
          Dl4jModel.file(
              run.network(),
              dataset.dimensions(),
              dataset.classes(),
              recorder.last().parameters()));
    }
  }

  private static List<RunOutcome> trainAll(Stack stack, List<EpochRecorder> recorders) {
    try {
      return stack.engine().trainAll(stack.tasks(), recorders);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return stack.runs().stream().<RunOutcome>map(run -> failed(e)).toList();
    }
  }

  private static RunOutcome train(TrainingEngine engine, TrainingTask task, RunRecorder recorder) {
    try {
      return engine.train(task, recorder);
    } catch (StoreException e) {
      // not the run's fault: nothing could be kept of the others either
      throw e;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return failed(e);
    }
  }

  private static RunOutcome failed(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new RunOutcome.Failed(e.getClass().getSimpleName() + message);
  }

  private NetworkRow row(
      Stack stack,
      int number,
      RunOutcome outcome,
      RunRecorder recorder,
      double seconds,
      String part) {
    RunPlan run = stack.runs().get(number);
    Dataset dataset = stack.tasks().get(number).dataset();
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
        stack.engine().name(),
        stack.engine().device(),
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
