package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.study.Engine;
import org.uncoil.study.RecordSpec;

/** Parts a group's runs into stacks, as their engines can train them. */
final class RunStacks {
  /** Bytes that runs which are trained in step may keep until they are written. */
  private static final double MOST_KEPT = 256e6;

  private final List<RunPlan> open;
  private final StoredDatasets datasets;
  private final RecordSpec wanted;
  private final Engine asked;
  private final RunGuard guard;
  private final Engines engines = new Engines();

  RunStacks(
      RunGroup group, StoredDatasets datasets, RecordSpec wanted, Engine asked, RunGuard guard) {
    this.open = new ArrayList<>(group.runs());
    this.datasets = datasets;
    this.wanted = wanted;
    this.asked = asked;
    this.guard = guard;
  }

  boolean more() {
    return !open.isEmpty();
  }

  /** Takes the first run from the open ones, and those that its engine trains with it. */
  RunStack next() {
    RunPlan first = open.remove(0);
    TrainingEngine engine = engines.of(asked, first.network());
    RunStack stack = new RunStack(engine);
    stack.add(first, task(first));
    if (!guard.alone()) {
      for (RunPlan run : List.copyOf(open)) {
        TrainingTask task = task(run);
        if ((stack.size() + 1) * kept(stack.first()) <= MOST_KEPT
            && engines.of(asked, run.network()) == engine
            && engine.together(stack.first(), task)) {
          stack.add(run, task);
          open.remove(run);
        }
      }
    }
    return stack;
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
