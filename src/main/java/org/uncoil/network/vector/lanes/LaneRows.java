package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

/**
 * Work on two matrices, row by row, called from one place. Every network brings three kinds of work
 * there, copies, products and its activation: of so many the compiler builds at most the one into
 * the loop that is nearly all of it. Were there two, as with ReLU first and tanh after it, it would
 * build in both, the loop would be too large for it, and tanh take twice its time (0.41 ms an epoch
 * of the original network instead of 0.20).
 */
final class LaneRows {
  private LaneRows() {}

  /** Works on the numbers from {@code from} until {@code to}, a multiple of a vector. */
  @FunctionalInterface
  interface Work {
    void apply(float[] first, float[] second, int from, int to);
  }

  static void each(Work work, float[] first, float[] second, int rows, int stride, int points) {
    for (int row = 0; row < rows; row++) {
      work.apply(first, second, row * stride, row * stride + points);
    }
  }

  /** Multiplies the first by the second. */
  static void multiply(float[] product, float[] factor, int from, int to) {
    for (int q = from; q < to; q += LENGTH) {
      at(product, q).mul(at(factor, q)).intoArray(product, q);
    }
  }

  /** Makes the first what the second is. */
  static void copy(float[] copy, float[] original, int from, int to) {
    System.arraycopy(original, from, copy, from, to - from);
  }
}
