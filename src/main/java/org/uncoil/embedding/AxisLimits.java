package org.uncoil.embedding;

import java.util.Arrays;

/**
 * A rectangle of the plane, fixed over a whole run so that a film's axes never move. Finite, and
 * never empty.
 */
public record AxisLimits(double minX, double maxX, double minY, double maxY) {
  public AxisLimits {
    if (!(minX < maxX)
        || !(minY < maxY)
        || !Double.isFinite(maxX - minX)
        || !Double.isFinite(maxY - minY)) {
      throw new IllegalArgumentException(
          "axis limits must be finite and not empty: x ["
              + minX
              + ", "
              + maxX
              + "], y ["
              + minY
              + ", "
              + maxY
              + "]");
    }
  }

  /**
   * Limits that hold the given share of the finite coordinates on each axis, widened by a margin: a
   * few points that fly away do not shrink the rest to a dot. Without any finite coordinate: [−1,
   * 1] on both axes; where all are equal: 1 around them.
   *
   * @param x,y coordinates in any order; others than finite ones are left out
   * @param share share of the coordinates to hold, in (0, 1]; half of the rest is cut at each end
   * @param margin share of the extent added at each end
   */
  public static AxisLimits robust(float[] x, float[] y, double share, double margin) {
    double[] horizontal = span(x, share, margin);
    double[] vertical = span(y, share, margin);
    return new AxisLimits(horizontal[0], horizontal[1], vertical[0], vertical[1]);
  }

  /**
   * Limits that hold every finite coordinate but strays: those that lie further beyond the middle
   * 90 % of an axis than that middle is wide. Where the middle is a single value, {@link #robust}
   * limits for 99.8 %.
   *
   * @param x,y coordinates in any order; others than finite ones are left out
   * @param margin share of the extent added at each end
   */
  public static AxisLimits withoutStrays(float[] x, float[] y, double margin) {
    double[] horizontal = fence(x, margin);
    double[] vertical = fence(y, margin);
    return new AxisLimits(horizontal[0], horizontal[1], vertical[0], vertical[1]);
  }

  private static double[] fence(float[] values, double margin) {
    float[] sorted = sortedFinite(values);
    if (sorted.length == 0) {
      return new double[] {-1, 1};
    }
    int cut = sorted.length / 20;
    double low = sorted[cut];
    double high = sorted[sorted.length - 1 - cut];
    if (narrow(low, high)) {
      return span(values, 0.998, margin);
    }
    double room = high - low;
    int first = 0;
    while (sorted[first] < low - room) {
      first++;
    }
    int last = sorted.length - 1;
    while (sorted[last] > high + room) {
      last--;
    }
    return widened(sorted[first], sorted[last], margin);
  }

  private static double[] span(float[] values, double share, double margin) {
    float[] sorted = sortedFinite(values);
    if (sorted.length == 0) {
      return new double[] {-1, 1};
    }
    int cut = (int) Math.floor((1 - share) / 2 * (sorted.length - 1));
    return widened(sorted[cut], sorted[sorted.length - 1 - cut], margin);
  }

  private static float[] sortedFinite(float[] values) {
    float[] finite = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite[count++] = value;
      }
    }
    float[] sorted = Arrays.copyOf(finite, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean narrow(double low, double high) {
    return high - low <= 1e-6 * Math.max(1, Math.abs(high));
  }

  private static double[] widened(double low, double high, double margin) {
    if (narrow(low, high)) {
      double middle = (low + high) / 2;
      double half = Math.max(1, Math.abs(middle) * 1e-3);
      return new double[] {middle - half, middle + half};
    }
    double extent = high - low;
    return new double[] {low - margin * extent, high + margin * extent};
  }

  public double width() {
    return maxX - minX;
  }

  public double height() {
    return maxY - minY;
  }

  /**
   * The smallest limits of the given width-to-height ratio that hold these, with the same centre.
   */
  public AxisLimits withAspect(double ratio) {
    double centreX = (minX + maxX) / 2;
    double centreY = (minY + maxY) / 2;
    double height = Math.max(height(), width() / ratio);
    double width = height * ratio;
    return new AxisLimits(
        centreX - width / 2, centreX + width / 2, centreY - height / 2, centreY + height / 2);
  }
}
