package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.core.MissingLibrary;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.table.StoreException;
import org.uncoil.study.Engine;
import org.uncoil.study.RecordSpec;

/**
 * Trains the runs of a group, in batches of those that their engine trains together; mostly one by
 * one.
 */
final class RunBatches {
  /** Bytes that runs which are trained together may keep until they are written. */
  private static final double MOST_KEPT = 256e6;

  private final RunGroup group;
  private final StoredDatasets datasets;
  private final RecordSpec wanted;
  private final Engine asked;
  private final RunGuard guard;
  private final RunRecorder recorder;
  private final Engines engines = new Engines();

  RunBatches(
      RunGroup group,
      StoredDatasets datasets,
      RecordSpec wanted,
      Engine asked,
      RunGuard guard,
      RunRecorder recorder) {
    this.group = group;
    this.datasets = datasets;
    this.wanted = wanted;
    this.asked = asked;
    this.guard = guard;
    this.recorder = recorder;
  }

  /**
   * Trains all, and hands over each with how it ended, when the recorder holds what it recorded,
   * and nothing of a later one.
   */
  void train(BiConsumer<StudyRun, RunOutcome> finished) {
    List<RunPlan> open = new ArrayList<>(group.runs());
    while (!open.isEmpty()) {
      TrainingEngine engine = engines.of(asked, open.get(0).network());
      Map<RunPlan, TrainingTask> batch = take(open, engine);
      if (batch.size() == 1) {
        batch.forEach((run, task) -> train(run, task, engine, finished));
      } else {
        trainTogether(batch, engine, finished);
      }
    }
  }

  /** Takes the first of the open runs, and those that its engine trains with it. */
  private Map<RunPlan, TrainingTask> take(List<RunPlan> open, TrainingEngine engine) {
    Map<RunPlan, TrainingTask> batch = new LinkedHashMap<>();
    RunPlan first = open.remove(0);
    TrainingTask task = task(first);
    batch.put(first, task);
    if (!guard.alone()) {
      Object common = engine.group(task);
      Iterator<RunPlan> others = open.iterator();
      while (others.hasNext()) {
        RunPlan run = others.next();
        TrainingTask other = task(run);
        if ((batch.size() + 1) * kept(task) <= MOST_KEPT
            && engines.of(asked, run.network()) == engine
            && engine.group(other).equals(common)) {
          batch.put(run, other);
          others.remove();
        }
      }
    }
    return batch;
  }

  private void train(
      RunPlan run,
      TrainingTask task,
      TrainingEngine engine,
      BiConsumer<StudyRun, RunOutcome> finished) {
    recorder.start(run.runId(), task.dataset().classes());
    long start = System.nanoTime();
    RunOutcome outcome = guard.around(run, () -> outcome(engine, task));
    finished.accept(finished(run, engine, outcome, (System.nanoTime() - start) / 1e9), outcome);
  }

  /** The tables hold run after run: what is trained together is kept until it can be written. */
  private void trainTogether(
      Map<RunPlan, TrainingTask> batch,
      TrainingEngine engine,
      BiConsumer<StudyRun, RunOutcome> finished) {
    List<TrainingTask> tasks = List.copyOf(batch.values());
    List<List<EpochRecord>> kept = new ArrayList<>();
    tasks.forEach(task -> kept.add(new ArrayList<>()));
    long start = System.nanoTime();
    List<RunOutcome> outcomes = outcomes(engine, tasks, kept);
    double seconds = (System.nanoTime() - start) / 1e9 / tasks.size();
    int number = 0;
    for (RunPlan run : batch.keySet()) {
      recorder.start(run.runId(), tasks.get(number).dataset().classes());
      kept.get(number).forEach(recorder::record);
      RunOutcome outcome = outcomes.get(number);
      finished.accept(finished(run, engine, outcome, seconds), outcome);
      number++;
    }
  }

  private StudyRun finished(
      RunPlan run, TrainingEngine engine, RunOutcome outcome, double seconds) {
    return new StudyRun(
        run,
        recorder
            .recorded()
            .row(run, engine.name(), engine.device(), outcome, seconds, group.part()));
  }

  private static List<RunOutcome> outcomes(
      TrainingEngine engine, List<TrainingTask> tasks, List<List<EpochRecord>> kept) {
    try {
      return engine.trainAll(
          tasks, kept.stream().map(epochs -> (EpochRecorder) epochs::add).toList());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return Collections.nCopies(tasks.size(), failed(e));
    }
  }

  private RunOutcome outcome(TrainingEngine engine, TrainingTask task) {
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
    MissingLibrary.refuse(e);
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new RunOutcome.Failed(e.getClass().getSimpleName() + message);
  }

  private TrainingTask task(RunPlan run) {
    return new TrainingTask(
        run.network(),
        datasets.get(run.datasetId()),
        run.initialSeed(),
        run.orderSeed(),
        wanted.everyNEpochs());
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
}
