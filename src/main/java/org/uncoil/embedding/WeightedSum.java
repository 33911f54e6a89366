package org.uncoil.embedding;

/**
 * A layer's weighted sums of its inputs, for a block of points. Four or two inputs at a time where
 * there are as many: the sums are the same, in the same order, and are loaded and stored less
 * often, which takes half the time.
 */
final class WeightedSum {
  private static final int BLOCK = ForwardPass.BLOCK;

  private WeightedSum() {}

  /**
   * Adds the sums.
   *
   * @param weights units × inputs, all inputs of a unit side by side
   * @param in per input, {@link ForwardPass#BLOCK} points
   * @param out per unit, as many
   * @param length number of points, from the first on
   */
  static void add(double[] weights, int units, double[] in, double[] out, int length) {
    int inputs = weights.length / units;
    for (int unit = 0; unit < units; unit++) {
      int to = unit * BLOCK;
      int first = unit * inputs;
      int i = 0;
      for (; i + 4 <= inputs; i += 4) {
        addFour(in, i * BLOCK, weights, first + i, out, to, length);
      }
      if (i + 2 <= inputs) {
        addTwo(in, i * BLOCK, weights[first + i], weights[first + i + 1], out, to, length);
        i += 2;
      }
      if (i < inputs) {
        addOne(in, i * BLOCK, weights[first + i], out, to, length);
      }
    }
  }

  private static void addFour(
      double[] in, int from, double[] weights, int first, double[] out, int to, int length) {
    double a = weights[first];
    double b = weights[first + 1];
    double c = weights[first + 2];
    double d = weights[first + 3];
    for (int point = 0; point < length; point++) {
      out[to + point] =
          out[to + point]
              + in[from + point] * a
              + in[from + BLOCK + point] * b
              + in[from + 2 * BLOCK + point] * c
              + in[from + 3 * BLOCK + point] * d;
    }
  }

  private static void addTwo(
      double[] in, int from, double a, double b, double[] out, int to, int length) {
    for (int point = 0; point < length; point++) {
      out[to + point] = out[to + point] + in[from + point] * a + in[from + BLOCK + point] * b;
    }
  }

  private static void addOne(
      double[] in, int from, double weight, double[] out, int to, int length) {
    for (int point = 0; point < length; point++) {
      out[to + point] += in[from + point] * weight;
    }
  }
}
