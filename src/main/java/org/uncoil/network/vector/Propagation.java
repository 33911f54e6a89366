package org.uncoil.network.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Score;
import org.uncoil.study.NetworkSpec;

/**
 * A network's forward and backward pass over one tile of points at a time, with room for what
 * passes between its layers.
 */
final class Propagation {
  private final Kernels kernels;
  private final int stride;
  private final List<Layer> layers;
  private final List<ActivationKernels> activations = new ArrayList<>();
  private final List<Optional<WideProduct>> products = new ArrayList<>();
  private final Optional<ActivationKernels.Planar> planar;

  /** Per hidden layer and the bottleneck, units × points: what goes on to the next layer. */
  private final List<float[]> values = new ArrayList<>();

  private final List<float[]> derivatives = new ArrayList<>();
  private final List<float[]> deltas = new ArrayList<>();
  private final float[] before;

  /** Classes × points: the logits, then the gradient by them. */
  private final float[] outputs;

  Propagation(NetworkSpec network, List<Layer> layers, Kernels kernels, int stride) {
    this.kernels = kernels;
    this.stride = stride;
    this.layers = layers;
    for (int i = 0; i <= bottleneck(); i++) {
      Layer layer = layers.get(i);
      activations.add(kernels.of(network.activation().get(i)));
      products.add(
          WideProduct.suits(layer) ? Optional.of(new WideProduct(layer)) : Optional.empty());
      values.add(new float[layer.units() * stride]);
      derivatives.add(new float[layer.units() * stride]);
      deltas.add(new float[layer.units() * stride]);
    }
    before = new float[NetworkSpec.BOTTLENECK * stride];
    outputs = new float[output().units() * stride];
    boolean two = bottleneck() == 1 && layers.get(0).inputs() == 2 && network.dropout() == 0;
    planar =
        two
            ? Optional.of(new ActivationKernels.Planar(layers.get(0), layers.get(1)))
            : Optional.empty();
  }

  private int bottleneck() {
    return layers.size() - 2;
  }

  private Layer output() {
    return layers.get(layers.size() - 1);
  }

  /** The bottleneck's sums of the tile that was last propagated, 2 × points. */
  float[] before() {
    return before;
  }

  /** The bottleneck's values of the tile that was last propagated, 2 × points. */
  float[] after() {
    return values.get(bottleneck());
  }

  /** Takes notice of new parameters. */
  void start(float[] parameters) {
    for (Optional<WideProduct> product : products) {
      product.ifPresent(p -> p.start(parameters));
    }
  }

  /** From the points to the bottleneck's values. */
  void forward(PointTile tile, float[] parameters, Dropout dropout) {
    int points = tile.points();
    if (planar.isPresent()) {
      activations
          .get(0)
          .planarForward(
              planar.get(),
              parameters,
              tile.features(),
              values.get(0),
              derivatives.get(0),
              values.get(1),
              stride,
              points);
    } else {
      hidden(tile, parameters, dropout);
    }
    int last = bottleneck();
    kernels.copy(before, values.get(last), NetworkSpec.BOTTLENECK, stride, points);
    activations
        .get(last)
        .activate(values.get(last), derivatives.get(last), NetworkSpec.BOTTLENECK, stride, points);
  }

  private void hidden(PointTile tile, float[] parameters, Dropout dropout) {
    int points = tile.points();
    for (int i = 0; i <= bottleneck(); i++) {
      Layer layer = layers.get(i);
      float[] sums = values.get(i);
      float[] input = input(tile, i);
      if (products.get(i).isPresent()) {
        products.get(i).get().forward(input, sums, stride, points);
        kernels.addBias(layer, parameters, sums, stride, points);
      } else {
        kernels.dense(layer, parameters, input, sums, stride, points);
      }
      if (i < bottleneck()) {
        activations.get(i).activate(sums, derivatives.get(i), layer.units(), stride, points);
        dropout.drop(sums, derivatives.get(i), layer.units(), stride, tile.count());
      }
    }
  }

  private float[] input(PointTile tile, int layer) {
    return layer == 0 ? tile.features() : values.get(layer - 1);
  }

  /** Adds the loss and the right points of the tile that was last propagated. */
  void score(PointTile tile, float[] parameters, Score score) {
    score(tile, parameters, 0f, score);
  }

  private void score(PointTile tile, float[] parameters, float share, Score score) {
    int points = tile.points();
    kernels.dense(output(), parameters, after(), outputs, stride, points);
    kernels.score(outputs, output().units(), tile.labels(), share, score.sums(), stride, points);
  }

  /**
   * As {@link #score}, and adds the tile's gradient.
   *
   * @param share one over the number of points of the batch
   */
  void backward(PointTile tile, float[] parameters, float share, Score score, Gradients gradients) {
    int last = bottleneck();
    int points = tile.points();
    score(tile, parameters, share, score);
    kernels.biasGradient(output(), outputs, gradients.partial(), stride, points);
    kernels.weightGradient(output(), outputs, after(), gradients.partial(), stride, points);
    kernels.inputGradient(output(), parameters, outputs, deltas.get(last), stride, points);
    kernels.multiply(
        deltas.get(last), derivatives.get(last), NetworkSpec.BOTTLENECK, stride, points);
    if (planar.isPresent()) {
      kernels.biasGradient(layers.get(1), deltas.get(1), gradients.partial(), stride, points);
      activations
          .get(0)
          .planarBackward(
              planar.get(),
              parameters,
              tile.features(),
              values.get(0),
              derivatives.get(0),
              deltas.get(1),
              gradients.partial(),
              stride,
              points);
    } else {
      for (int i = last; i >= 0; i--) {
        backward(i, tile, parameters, gradients);
      }
    }
  }

  private void backward(int i, PointTile tile, float[] parameters, Gradients gradients) {
    int points = tile.points();
    Layer layer = layers.get(i);
    float[] delta = deltas.get(i);
    Optional<WideProduct> product = products.get(i);
    kernels.biasGradient(layer, delta, gradients.partial(), stride, points);
    if (product.isPresent()) {
      product.get().weightGradient(delta, input(tile, i), stride, points);
    } else {
      kernels.weightGradient(layer, delta, input(tile, i), gradients.partial(), stride, points);
    }
    if (i > 0) {
      float[] result = deltas.get(i - 1);
      if (product.isPresent()) {
        product.get().inputGradient(delta, result, stride, points);
      } else {
        kernels.inputGradient(layer, parameters, delta, result, stride, points);
      }
      kernels.multiply(result, derivatives.get(i - 1), layer.inputs(), stride, points);
    }
  }

  /** Completes the gradient once all tiles were propagated. */
  void finish(Gradients gradients) {
    gradients.reduce();
    for (Optional<WideProduct> product : products) {
      product.ifPresent(p -> p.finish(gradients.total()));
    }
  }
}
