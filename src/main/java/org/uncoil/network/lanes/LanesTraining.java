package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.PerLane;

/** Up to as many networks as there are lanes, on their way from the first epoch to the last. */
final class LanesTraining {
  /**
   * Bytes of a layer's values, derivatives and gradients in a tile: less than a first-level cache.
   */
  private static final int MOST_BYTES = 48 << 10;

  private final LanesShape shape;
  private final List<TrainingTask> tasks;
  private final List<EpochRecorder> recorders;
  private final List<RunOutcome> outcomes;
  private final List<BatchOrder> orders;
  private final Kernels kernels;

  /** Parameters × lanes. */
  private final float[] parameters;

  private final LanesPropagation propagation;
  private final LanesUpdate update;
  private final LanesPoints batch;
  private final LanesPoints training;
  private final LanesObservation observation;

  /** All parameters as the inputs of one unit, to add them up lane by lane. */
  private final Layer sum = new Layer(1, 1, 0, 1);

  private final float[] zeros;
  private final float[] spoilt = new float[LANES];

  LanesTraining(
      LanesShape shape, List<TrainingTask> tasks, List<EpochRecorder> recorders, Kernels kernels) {
    this.shape = shape;
    this.tasks = tasks;
    this.recorders = recorders;
    this.kernels = kernels;
    outcomes = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    orders = tasks.stream().map(BatchOrder::new).toList();
    // lanes without a task repeat the first
    List<TrainingTask> lanes =
        IntStream.range(0, LANES).mapToObj(i -> tasks.get(i < tasks.size() ? i : 0)).toList();
    List<Dataset> datasets = lanes.stream().map(TrainingTask::dataset).toList();
    List<Layer> layers =
        Layer.of(tasks.get(0).network(), datasets.get(0).dimensions(), datasets.get(0).classes());
    int size = tileSize(layers);
    propagation = new LanesPropagation(layers, shape.activations(), kernels, size);
    update = new LanesUpdate(shape, lanes, layers);
    batch = new LanesPoints(datasets, shape.batch(), size);
    training = shape.fullBatch() ? batch : new LanesPoints(datasets, shape.trainingPoints(), size);
    training.fill(datasets.stream().map(Dataset::trainPoints).toList(), 0, shape.trainingPoints());
    observation = new LanesObservation(tasks, recorders, propagation, datasets, size);
    parameters = interleaved(lanes.stream().map(TrainingTask::initialParameters).toList());
    zeros = new float[parameters.length];
  }

  private static int tileSize(List<Layer> layers) {
    int widest = layers.stream().mapToInt(Layer::units).max().orElseThrow();
    int points = MOST_BYTES / (3 * widest * LANES * Float.BYTES);
    return Math.max(1, Math.min(16, points / PerLane.POINTS)) * PerLane.POINTS;
  }

  private static float[] interleaved(List<float[]> rows) {
    float[] all = new float[rows.get(0).length * LANES];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows.get(i % LANES)[i / LANES];
    }
    return all;
  }

  List<RunOutcome> train() {
    for (int epoch = 0; epoch <= shape.epochs(); epoch++) {
      if (epoch > 0) {
        trainOneEpoch(epoch - 1);
        stopWhereAParameterIsNotFinite(epoch);
      }
      evaluate(epoch);
      if (!outcomes.contains(null)) {
        break;
      }
    }
    outcomes.replaceAll(o -> o == null ? new RunOutcome.Trained(shape.epochs()) : o);
    return outcomes;
  }

  /** With one batch of all points, the gradient is there since the points were evaluated. */
  private void trainOneEpoch(int pass) {
    if (shape.fullBatch()) {
      update.step(parameters, propagation.gradient(), pass);
      return;
    }
    List<int[]> order = new ArrayList<>(orders.stream().map(BatchOrder::next).toList());
    while (order.size() < LANES) {
      order.add(order.get(0));
    }
    for (int start = 0; start < shape.trainingPoints(); start += shape.batch()) {
      batch.fill(order, start, Math.min(shape.trainingPoints(), start + shape.batch()));
      propagation.clear();
      for (LanesTile tile : batch.tiles()) {
        propagation.forward(tile, parameters);
        propagation.score(tile, parameters, 1f / batch.count());
        propagation.backward(tile, parameters);
      }
      update.step(parameters, propagation.gradient(), pass);
    }
  }

  /** What is not finite times 0 is not a number; and no step makes it finite again. */
  private void stopWhereAParameterIsNotFinite(int epoch) {
    Arrays.fill(spoilt, 0f);
    kernels.weightGradient(sum, parameters, zeros, spoilt, parameters.length, parameters.length);
    for (int lane = 0; lane < tasks.size(); lane++) {
      if (spoilt[lane] != 0) {
        stop(lane, new RunOutcome.Diverged(epoch, "a parameter is no finite number"));
      }
    }
  }

  private void stop(int lane, RunOutcome outcome) {
    if (outcomes.get(lane) == null) {
      outcomes.set(lane, outcome);
    }
  }

  private void evaluate(int epoch) {
    boolean wanted = tasks.get(0).records(epoch);
    boolean more = shape.fullBatch() && epoch < shape.epochs();
    propagation.clear();
    observation.start(wanted);
    for (LanesTile tile : training.tiles()) {
      propagation.forward(tile, parameters);
      propagation.score(tile, parameters, 1f / training.count());
      observation.see(tile);
      if (more) {
        propagation.backward(tile, parameters);
      }
    }
    for (int lane = 0; lane < tasks.size(); lane++) {
      double loss = propagation.loss(lane, training.count());
      if (!Double.isFinite(loss)) {
        stop(lane, new RunOutcome.Diverged(epoch, "the loss is " + loss));
      } else if (outcomes.get(lane) == null) {
        recorders.get(lane).loss(epoch, loss);
      }
    }
    if (wanted) {
      observation.finish(epoch, parameters, training.count(), outcomes);
    }
  }
}
