package org.uncoil.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Points with each feature shifted to the mean 0 and scaled to the standard deviation 1, and a
 * constant 1 behind them. A feature that is the same everywhere becomes 0.
 *
 * @param rows one per point, features + 1 long
 * @param means one per feature
 * @param deviations one per feature; 1 where a feature is the same everywhere
 */
@SuppressWarnings("ArrayRecordComponent") // within a fit, never compared
record Standardised(List<double[]> rows, double[] means, double[] deviations) {
  static Standardised of(List<double[]> points) {
    int features = points.get(0).length;
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int i = 0; i < features; i++) {
      for (double[] point : points) {
        means[i] += point[i] / points.size();
      }
      double squares = 0;
      for (double[] point : points) {
        squares += (point[i] - means[i]) * (point[i] - means[i]) / points.size();
      }
      // what rounding leaves of a constant is no variation
      deviations[i] = Math.sqrt(squares) > 1e-12 * Math.abs(means[i]) ? Math.sqrt(squares) : 1;
    }
    List<double[]> rows = new ArrayList<>(points.size());
    for (double[] point : points) {
      double[] row = new double[features + 1];
      for (int i = 0; i < features; i++) {
        row[i] = (point[i] - means[i]) / deviations[i];
      }
      row[features] = 1;
      rows.add(row);
    }
    return new Standardised(rows, means, deviations);
  }

  int features() {
    return means.length;
  }

  double[] row(int point) {
    return rows.get(point);
  }

  /** Weights and intercept, last, of the points as they were, from those of these. */
  double[] restored(double[] weights) {
    double[] restored = weights.clone();
    for (int i = 0; i < features(); i++) {
      restored[i] = weights[i] / deviations[i];
      restored[features()] -= restored[i] * means[i];
    }
    return restored;
  }
}
