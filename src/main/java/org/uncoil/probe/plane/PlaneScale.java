package org.uncoil.probe.plane;

import org.uncoil.embedding.Floats;

/**
 * How points of the plane become ones with the mean 0 and the standard deviation 1 in each
 * coordinate. A coordinate that is the same everywhere becomes 0.
 */
public record PlaneScale(double meanX, double meanY, double deviationX, double deviationY) {
  /** Of some of the points. */
  public static PlaneScale of(Floats x, Floats y, int[] points) {
    double sumX = 0;
    double sumY = 0;
    for (int point : points) {
      sumX += x.get(point);
      sumY += y.get(point);
    }
    double meanX = sumX / points.length;
    double meanY = sumY / points.length;
    double squaresX = 0;
    double squaresY = 0;
    for (int point : points) {
      squaresX += (x.get(point) - meanX) * (x.get(point) - meanX);
      squaresY += (y.get(point) - meanY) * (y.get(point) - meanY);
    }
    return new PlaneScale(
        meanX,
        meanY,
        deviation(squaresX, points.length, meanX),
        deviation(squaresY, points.length, meanY));
  }

  private static double deviation(double squares, int count, double mean) {
    double deviation = Math.sqrt(squares / count);
    // what rounding leaves of a constant is no variation
    return deviation > 1e-12 * Math.abs(mean) ? deviation : 0;
  }

  /** Root of the mean squared distance from the mean; 0 where all points are equal. */
  public double spread() {
    return Math.sqrt(deviationX * deviationX + deviationY * deviationY);
  }

  double x(double value) {
    return (value - meanX) / divisor(deviationX);
  }

  double y(double value) {
    return (value - meanY) / divisor(deviationY);
  }

  /** The same rule for points as they were; {@code weights} of all classes but 0. */
  PlaneRule restored(double[] weights) {
    double[] rows = new double[weights.length + 3];
    for (int i = 0; i < weights.length; i += 3) {
      double a = weights[i] / divisor(deviationX);
      double b = weights[i + 1] / divisor(deviationY);
      rows[i + 3] = a;
      rows[i + 4] = b;
      rows[i + 5] = weights[i + 2] - a * meanX - b * meanY;
    }
    return new PlaneRule(rows);
  }

  private static double divisor(double deviation) {
    return deviation == 0 ? 1 : deviation;
  }
}
