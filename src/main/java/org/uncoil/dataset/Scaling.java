package org.uncoil.dataset;

import java.util.Arrays;
import org.uncoil.setting.Alias;

/**
 * What is done to each coordinate before training. The constants come from the training points
 * alone, so that nothing of the test points leaks. A coordinate that is constant on them is only
 * shifted.
 */
public enum Scaling {
  /** Nothing. */
  NONE {
    @Override
    double[] shiftAndUnit(double[] training) {
      return new double[] {0, 1};
    }
  },
  /** To mean 0 and standard deviation 1 (the population's, divided by n). */
  @Alias("standardise")
  STANDARD {
    @Override
    double[] shiftAndUnit(double[] training) {
      // rounding gives a constant a tiny variance, and dividing by it anything
      if (least(training) == most(training)) {
        return new double[] {training[0], 1};
      }
      double mean = 0;
      for (double value : training) {
        mean += value / training.length;
      }
      double variance = 0;
      for (double value : training) {
        variance += (value - mean) * (value - mean) / training.length;
      }
      double deviation = Math.sqrt(variance);
      return new double[] {mean, deviation > 0 ? deviation : 1};
    }
  },
  /** To [0, 1] on the training points; test points may lie outside. */
  MIN_MAX {
    @Override
    double[] shiftAndUnit(double[] training) {
      double least = least(training);
      double most = most(training);
      return new double[] {least, most > least ? most - least : 1};
    }
  };

  /** What to subtract, and what to divide by then. */
  abstract double[] shiftAndUnit(double[] training);

  /**
   * Scales all points.
   *
   * @return points × dimensions, row by row
   */
  public float[] apply(PointSet points, boolean[] isTest) {
    int dimensions = points.dimensions();
    float[] scaled = new float[points.size() * dimensions];
    for (int d = 0; d < dimensions; d++) {
      double[] constants = shiftAndUnit(training(points, isTest, d));
      for (int point = 0; point < points.size(); point++) {
        scaled[point * dimensions + d] =
            (float) ((points.coordinate(point, d) - constants[0]) / constants[1]);
      }
    }
    return scaled;
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static double[] training(PointSet points, boolean[] isTest, int dimension) {
    double[] values = new double[points.size()];
    int count = 0;
    for (int point = 0; point < points.size(); point++) {
      if (!isTest[point]) {
        values[count++] = points.coordinate(point, dimension);
      }
    }
    return Arrays.copyOf(values, count);
  }
}
