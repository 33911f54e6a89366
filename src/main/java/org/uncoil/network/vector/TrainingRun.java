package org.uncoil.network.vector;

import java.util.List;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Score;
import org.uncoil.network.vector.kernel.Tile;
import org.uncoil.study.NetworkSpec;

/** One network on its way from the first epoch to the last. */
final class TrainingRun {
  // rows of a power of two apart would share a few lines of the cache
  private static final int GAP = Tile.LANES;

  /**
   * Values of a layer in a tile: as many as the second-level cache holds, with what is made of
   * them.
   */
  private static final int MOST_VALUES = 102_400;

  /** Points of a tile: more would gain nothing. */
  private static final int MOST_POINTS = 1024;

  private final TrainingTask task;
  private final EpochRecorder recorder;
  private final NetworkSpec network;
  private final float[] parameters;
  private final Propagation propagation;
  private final Gradients gradients;
  private final Update update;
  private final Dropout dropout;
  private final BatchOrder order;
  private final PointTiles batch;
  private final Score score = new Score();
  private final Observation observation;

  TrainingRun(TrainingTask task, Kernels kernels, EpochRecorder recorder) {
    this.task = task;
    this.recorder = recorder;
    network = task.network();
    Dataset dataset = task.dataset();
    parameters = task.initialParameters();
    List<Layer> layers = Layer.of(network, dataset.dimensions(), dataset.classes());
    int size = Math.min(tileSize(layers), Tile.padded(dataset.size()));
    int stride = size + GAP;
    propagation = new Propagation(network, layers, kernels, stride);
    gradients = new Gradients(layers);
    update = new Update(network, layers);
    dropout =
        network.dropout() == 0 ? Dropout.NONE : new Dropout(network.dropout(), task.orderSeed());
    order = new BatchOrder(task);
    batch = new PointTiles(dataset, order.largest(), size, stride);
    observation = new Observation(task, propagation, recorder, size, stride);
  }

  private static int tileSize(List<Layer> layers) {
    int widest = layers.stream().mapToInt(Layer::units).max().orElseThrow();
    int points = MOST_VALUES / widest / Tile.BLOCK * Tile.BLOCK;
    return Math.max(Tile.BLOCK, Math.min(MOST_POINTS, points));
  }

  RunOutcome train() {
    return network.dropout() == 0 && order.full() ? observeOnTheWay() : observeBetween();
  }

  /** With one batch of all points, the pass that trains from an epoch's state also measures it. */
  private RunOutcome observeOnTheWay() {
    batch.fill(order.next());
    for (int epoch = 0; ; epoch++) {
      boolean more = epoch < network.epochs();
      propagation.start(parameters);
      score.clear();
      gradients.clear();
      float share = 1f / batch.count();
      observation.start(epoch);
      for (int i = 0; i < batch.used(); i++) {
        PointTile tile = batch.tile(i);
        propagation.forward(tile, parameters, Dropout.NONE);
        observation.see(tile);
        if (more) {
          propagation.backward(tile, parameters, share, score, gradients);
        } else {
          propagation.score(tile, parameters, score);
        }
      }
      double loss = score.loss(batch.count());
      if (!Double.isFinite(loss)) {
        return new RunOutcome.Diverged(epoch, "the loss is " + loss);
      }
      recorder.loss(epoch, loss);
      observation.finish(epoch, parameters, score, batch.count());
      if (!more) {
        return new RunOutcome.Trained(network.epochs());
      }
      propagation.finish(gradients);
      if (!update.step(parameters, gradients.total(), task.learningRate(epoch))) {
        return notANumber(epoch + 1);
      }
    }
  }

  private RunOutcome observeBetween() {
    PointTiles all = observation.trainingPoints();
    for (int epoch = 0; epoch <= network.epochs(); epoch++) {
      if (epoch > 0 && !trainOneEpoch(epoch - 1)) {
        return notANumber(epoch);
      }
      propagation.start(parameters);
      score.clear();
      observation.start(epoch);
      for (int i = 0; i < all.used(); i++) {
        PointTile tile = all.tile(i);
        propagation.forward(tile, parameters, Dropout.NONE);
        observation.see(tile);
        propagation.score(tile, parameters, score);
      }
      double loss = score.loss(all.count());
      if (!Double.isFinite(loss)) {
        return new RunOutcome.Diverged(epoch, "the loss is " + loss);
      }
      recorder.loss(epoch, loss);
      observation.finish(epoch, parameters, score, all.count());
    }
    return new RunOutcome.Trained(network.epochs());
  }

  private boolean trainOneEpoch(int pass) {
    double rate = task.learningRate(pass);
    int[] points = order.next();
    for (int start = 0; start < points.length; start += order.largest()) {
      batch.fill(points, start, Math.min(points.length, start + order.largest()));
      propagation.start(parameters);
      score.clear();
      gradients.clear();
      float share = 1f / batch.count();
      for (int i = 0; i < batch.used(); i++) {
        PointTile tile = batch.tile(i);
        propagation.forward(tile, parameters, dropout);
        propagation.backward(tile, parameters, share, score, gradients);
      }
      propagation.finish(gradients);
      if (!update.step(parameters, gradients.total(), rate)) {
        return false;
      }
    }
    return true;
  }

  private static RunOutcome notANumber(int epoch) {
    return new RunOutcome.Diverged(epoch, "a parameter is no finite number");
  }
}
