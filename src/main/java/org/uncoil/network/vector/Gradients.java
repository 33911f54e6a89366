package org.uncoil.network.vector;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.Arrays;
import java.util.List;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.Tile;

/**
 * The loss's gradient by the parameters, summed up over points: as partial sums, but for the
 * weights of wide layers, which are {@link WideProduct}'s.
 */
final class Gradients {
  private final List<Layer> wide;
  private final float[] partial;
  private final float[] total;

  Gradients(List<Layer> layers) {
    wide = layers.stream().filter(WideProduct::suits).toList();
    total = new float[layers.get(layers.size() - 1).end()];
    partial = new float[total.length * LANES];
  }

  void clear() {
    int from = 0;
    for (Layer layer : wide) {
      Arrays.fill(partial, from * LANES, layer.weights() * LANES, 0f);
      from = layer.biases();
    }
    Arrays.fill(partial, from * LANES, partial.length, 0f);
  }

  /** {@link Tile#LANES} partial sums of each parameter. */
  float[] partial() {
    return partial;
  }

  /** The gradient, once {@link #reduce} was called. */
  float[] total() {
    return total;
  }

  /** Adds the partial sums up, always in the same order. */
  void reduce() {
    int from = 0;
    for (Layer layer : wide) {
      reduce(from, layer.weights());
      from = layer.biases();
    }
    reduce(from, total.length);
  }

  private void reduce(int from, int to) {
    for (int i = from; i < to; i++) {
      int p = i * LANES;
      float a = (partial[p] + partial[p + 8]) + (partial[p + 4] + partial[p + 12]);
      float b = (partial[p + 1] + partial[p + 9]) + (partial[p + 5] + partial[p + 13]);
      float c = (partial[p + 2] + partial[p + 10]) + (partial[p + 6] + partial[p + 14]);
      float d = (partial[p + 3] + partial[p + 11]) + (partial[p + 7] + partial[p + 15]);
      total[i] = (a + c) + (b + d);
    }
  }
}
