package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.PerLane;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/**
 * Forward and backward pass of all lanes' networks over one tile of points at a time. A matrix is
 * units × points × lanes.
 */
final class LanesPropagation {
  private final Kernels kernels;
  private final PerLane perLane;
  private final List<Layer> layers;
  private final int bottleneck;
  private final List<ActivationKernels> activations = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();
  private final List<float[]> derivatives = new ArrayList<>();
  private final List<float[]> deltas = new ArrayList<>();
  private final Optional<ActivationKernels.Planar> planar;

  /** The bottleneck's sums of the tile that was last propagated. */
  private final float[] before;

  /** The logits, then the gradient by them. */
  private final float[] outputs;

  private final float[] gradient;
  private final float[] score = new float[2 * LANES];

  /** Each lane's loss, summed up over tiles. */
  private final double[] losses = new double[LANES];

  private final double[] correct = new double[LANES];

  /**
   * Room for tiles.
   *
   * @param points of the largest tile
   */
  LanesPropagation(List<Layer> layers, List<Activation> activations, Kernels kernels, int points) {
    this.kernels = kernels;
    this.layers = layers;
    perLane = kernels.perLane();
    bottleneck = layers.size() - 2;
    for (int i = 0; i <= bottleneck; i++) {
      this.activations.add(kernels.of(activations.get(i)));
      int room = layers.get(i).units() * points * LANES;
      values.add(new float[room]);
      derivatives.add(new float[room]);
      deltas.add(new float[room]);
    }
    before = new float[NetworkSpec.BOTTLENECK * points * LANES];
    outputs = new float[output().units() * points * LANES];
    gradient = new float[output().end() * LANES];
    planar =
        bottleneck == 1 && layers.get(0).inputs() == 2
            ? Optional.of(new ActivationKernels.Planar(layers.get(0), layers.get(1)))
            : Optional.empty();
  }

  private Layer output() {
    return layers.get(bottleneck + 1);
  }

  /** The bottleneck's sums of the tile that was last propagated. */
  float[] before() {
    return before;
  }

  /** The bottleneck's values of the tile that was last propagated. */
  float[] after() {
    return values.get(bottleneck);
  }

  /** The sum of the gradients since {@link #clear}. */
  float[] gradient() {
    return gradient;
  }

  /** A lane's mean loss since {@link #clear}. */
  double loss(int lane, int points) {
    return losses[lane] / points;
  }

  /** A lane's share of correct points since {@link #clear}. */
  double accuracy(int lane, int points) {
    return correct[lane] / points;
  }

  void clear() {
    clearScore();
    Arrays.fill(gradient, 0f);
  }

  void clearScore() {
    Arrays.fill(losses, 0);
    Arrays.fill(correct, 0);
  }

  /** From the points to the bottleneck's values. */
  void forward(LanesTile tile, float[] parameters) {
    int stride = tile.stride();
    for (int i = 0; i <= bottleneck; i++) {
      float[] sums = values.get(i);
      perLane.dense(layers.get(i), parameters, input(tile, i), sums, stride, stride);
      int numbers = layers.get(i).units() * stride;
      if (i == bottleneck) {
        System.arraycopy(sums, 0, before, 0, numbers);
      }
      // rows without gaps between them are one long row
      activations.get(i).activate(sums, derivatives.get(i), 1, numbers, numbers);
    }
  }

  private float[] input(LanesTile tile, int layer) {
    return layer == 0 ? tile.features() : values.get(layer - 1);
  }

  /**
   * Adds the loss and the correct points of the tile that was last propagated.
   *
   * @param share one over the number of points of the batch
   */
  void score(LanesTile tile, float[] parameters, float share) {
    int stride = tile.stride();
    perLane.dense(output(), parameters, after(), outputs, stride, stride);
    Arrays.fill(score, 0f);
    kernels.score(outputs, output().units(), tile.labels(), share, score, stride, stride);
    for (int lane = 0; lane < LANES; lane++) {
      losses[lane] += score[lane];
      correct[lane] += score[LANES + lane];
    }
  }

  /** Adds the gradient of the tile that was last propagated and scored. */
  void backward(LanesTile tile, float[] parameters) {
    int stride = tile.stride();
    add(output(), outputs, after(), stride);
    gradientBySums(bottleneck, outputs, parameters, stride);
    if (planar.isPresent()) {
      float[] delta = deltas.get(1);
      kernels.biasGradient(layers.get(1), delta, gradient, stride, stride);
      perLane.planarBackward(
          planar.get(),
          parameters,
          tile.features(),
          values.get(0),
          derivatives.get(0),
          delta,
          gradient,
          stride,
          stride);
      return;
    }
    for (int i = bottleneck; i >= 0; i--) {
      add(layers.get(i), deltas.get(i), input(tile, i), stride);
      if (i > 0) {
        gradientBySums(i - 1, deltas.get(i), parameters, stride);
      }
    }
  }

  private void add(Layer layer, float[] delta, float[] input, int stride) {
    kernels.biasGradient(layer, delta, gradient, stride, stride);
    kernels.weightGradient(layer, delta, input, gradient, stride, stride);
  }

  private void gradientBySums(int layer, float[] next, float[] parameters, int stride) {
    perLane.sumGradient(
        layers.get(layer + 1),
        parameters,
        next,
        derivatives.get(layer),
        deltas.get(layer),
        stride,
        stride);
  }
}
