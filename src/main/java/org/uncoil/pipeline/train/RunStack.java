package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.pipeline.core.MissingLibrary;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.table.StoreException;

/** Runs that an engine trains together; mostly one. */
final class RunStack {
  private final TrainingEngine engine;
  private final List<RunPlan> runs = new ArrayList<>();
  private final List<TrainingTask> tasks = new ArrayList<>();

  RunStack(TrainingEngine engine) {
    this.engine = engine;
  }

  void add(RunPlan run, TrainingTask task) {
    runs.add(run);
    tasks.add(task);
  }

  int size() {
    return runs.size();
  }

  TrainingTask first() {
    return tasks.get(0);
  }

  /**
   * Trains the runs and hands over each when the recorder holds what it recorded, and nothing of a
   * later one.
   */
  void train(RunGuard guard, RunRecorder recorder, Consumer<FinishedRun> finished) {
    if (runs.size() == 1) {
      start(0, recorder);
      long start = System.nanoTime();
      RunOutcome outcome = guard.around(runs.get(0), () -> train(first(), recorder));
      finished.accept(finished(0, outcome, (System.nanoTime() - start) / 1e9));
    } else {
      trainInStep(recorder, finished);
    }
  }

  /** The tables hold run after run: what is trained in step is kept until it can be written. */
  private void trainInStep(RunRecorder recorder, Consumer<FinishedRun> finished) {
    List<List<EpochRecord>> kept = new ArrayList<>();
    runs.forEach(run -> kept.add(new ArrayList<>()));
    List<EpochRecorder> recorders =
        kept.stream().map(epochs -> (EpochRecorder) epochs::add).toList();
    long start = System.nanoTime();
    List<RunOutcome> outcomes = trainAll(recorders);
    double seconds = (System.nanoTime() - start) / 1e9 / runs.size();
    for (int i = 0; i < runs.size(); i++) {
      start(i, recorder);
      kept.get(i).forEach(recorder::record);
      finished.accept(finished(i, outcomes.get(i), seconds));
    }
  }

  private void start(int number, RunRecorder recorder) {
    recorder.start(runs.get(number).runId(), tasks.get(number).dataset().classes());
  }

  private FinishedRun finished(int number, RunOutcome outcome, double seconds) {
    return new FinishedRun(runs.get(number), engine.name(), engine.device(), outcome, seconds);
  }

  private List<RunOutcome> trainAll(List<EpochRecorder> recorders) {
    try {
      return engine.trainAll(tasks, recorders);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return runs.stream().<RunOutcome>map(run -> failed(e)).toList();
    }
  }

  private RunOutcome train(TrainingTask task, RunRecorder recorder) {
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
}
