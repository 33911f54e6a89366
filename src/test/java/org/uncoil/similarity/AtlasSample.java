package org.uncoil.similarity;

import java.util.function.DoubleBinaryOperator;

/** The twelve points of src/test/oracles/measures.py, in three groups of four. */
final class AtlasSample {
  static final int POINTS = 12;

  private AtlasSample() {}

  static double[][] distances(DoubleBinaryOperator norm) {
    double[][] distances = new double[POINTS][POINTS];
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        distances[i][j] = norm.applyAsDouble(x(i) - x(j), y(i) - y(j));
      }
    }
    return distances;
  }

  static double x(int i) {
    int group = i / 4;
    return 3.0 * group + Math.sin(i);
  }

  static double y(int i) {
    return Math.cos(2.0 * i);
  }
}
