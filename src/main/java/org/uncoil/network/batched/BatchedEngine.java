package org.uncoil.network.batched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.uncoil.embedding.Floats;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.GroupEngine;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.device.Nd4jRuntime;

/**
 * Trains networks of one {@link BatchShape} together. What becomes of a network does not depend on
 * its neighbours: no operation adds numbers of two of them.
 */
public final class BatchedEngine extends GroupEngine<BatchShape> {
  @Override
  public String name() {
    return "batched";
  }

  @Override
  public String device() {
    return Nd4jRuntime.device().name();
  }

  @Override
  protected BatchShape shape(TrainingTask task) {
    return BatchShape.of(task);
  }

  @Override
  protected List<RunOutcome> train(
      BatchShape shape, List<TrainingTask> tasks, List<EpochRecorder> recorders) {
    Nd4jRuntime.start();
    return new Group(shape, tasks, recorders).train();
  }

  /** The networks of a group on their way. */
  private static final class Group {
    private final BatchShape shape;
    private final List<TrainingTask> tasks;
    private final List<EpochRecorder> recorders;
    private final List<RunOutcome> outcomes = new ArrayList<>();
    private final List<BatchOrder> orders;
    private final BatchedNetworks networks;
    private final BatchedUpdate update;
    private final INDArray all;

    Group(BatchShape shape, List<TrainingTask> tasks, List<EpochRecorder> recorders) {
      this.shape = shape;
      this.tasks = tasks;
      this.recorders = recorders;
      orders = tasks.stream().map(BatchOrder::new).toList();
      networks = new BatchedNetworks(shape, tasks);
      update = new BatchedUpdate(shape, tasks);
      all = StackedArrays.features(tasks, n -> null);
      tasks.forEach(task -> outcomes.add(null));
    }

    List<RunOutcome> train() {
      for (int epoch = 0; epoch <= shape.epochs() && outcomes.contains(null); epoch++) {
        if (epoch > 0) {
          trainOneEpoch(epoch - 1);
        }
        observe(epoch);
      }
      for (int n = 0; n < tasks.size(); n++) {
        if (outcomes.get(n) == null) {
          outcomes.set(n, new RunOutcome.Trained(shape.epochs()));
        }
      }
      return outcomes;
    }

    private void trainOneEpoch(int pass) {
      List<int[]> order = orders.stream().map(BatchOrder::next).toList();
      for (int start = 0; start < shape.trainingPoints(); start += shape.batch()) {
        int from = start;
        int to = Math.min(shape.trainingPoints(), start + shape.batch());
        BatchedNetworks.Batch batch =
            new BatchedNetworks.Batch(
                StackedArrays.features(tasks, n -> Arrays.copyOfRange(order.get(n), from, to)),
                StackedArrays.labels(tasks, n -> Arrays.copyOfRange(order.get(n), from, to)));
        INDArray gradient = networks.gradient(batch);
        networks.subtract(
            update.step(networks.parameters(), gradient, task -> task.learningRate(pass)));
      }
    }

    private void observe(int epoch) {
      BatchedNetworks.Pass pass = networks.forward(all);
      float[][] logits = StackedArrays.rows(pass.logits());
      boolean wanted = tasks.get(0).records(epoch);
      float[][] before = wanted ? StackedArrays.rows(pass.before()) : null;
      float[][] after = wanted ? StackedArrays.rows(pass.after()) : null;
      float[][] parameters = wanted ? StackedArrays.rows(networks.parameters()) : null;
      for (int n = 0; n < tasks.size(); n++) {
        if (outcomes.get(n) == null) {
          Metrics metrics = Metrics.of(tasks.get(n).dataset(), logits[n]);
          if (!metrics.finite()) {
            outcomes.set(n, new RunOutcome.Diverged(epoch, "the loss is " + metrics.trainLoss()));
            continue;
          }
          recorders.get(n).loss(epoch, metrics.trainLoss());
          if (wanted) {
            recorders
                .get(n)
                .record(
                    new EpochRecord(
                        epoch,
                        tasks.get(n).learningRate(Math.max(0, epoch - 1)),
                        metrics,
                        Floats.of(before[n]),
                        Floats.of(after[n]),
                        Floats.of(parameters[n])));
          }
        }
      }
    }
  }
}
