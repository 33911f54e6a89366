package org.uncoil.network.vector;

import static org.uncoil.network.vector.Tile.LANES;

import java.util.Arrays;

/** The loss's gradient by the parameters, summed up over points. */
final class Gradients {
  private final float[] partial;
  private final float[] total;

  Gradients(int parameters) {
    partial = new float[parameters * LANES];
    total = new float[parameters];
  }

  void clear() {
    Arrays.fill(partial, 0f);
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
    for (int i = 0; i < total.length; i++) {
      int p = i * LANES;
      float a = (partial[p] + partial[p + 8]) + (partial[p + 4] + partial[p + 12]);
      float b = (partial[p + 1] + partial[p + 9]) + (partial[p + 5] + partial[p + 13]);
      float c = (partial[p + 2] + partial[p + 10]) + (partial[p + 6] + partial[p + 14]);
      float d = (partial[p + 3] + partial[p + 11]) + (partial[p + 7] + partial[p + 15]);
      total[i] = (a + c) + (b + d);
    }
  }
}
