package org.uncoil.gallery.payload;

import java.util.Arrays;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.Floats;

/**
 * Where chosen points lie at chosen epochs, and how that is written: as levels from 0 to {@value
 * #TOP} across fixed limits, coded as what each differs by from the straight line through its two
 * epochs before. Points beyond the limits get the outermost level, and what is no number {@value
 * #NONE}.
 */
final class Track {
  /** The greatest level: an eighth of a pixel on a canvas of 512. */
  static final int TOP = 4094;

  /** The level of what is not a finite number. */
  static final int NONE = 4095;

  /** The room around what the axes must hold, as in films. */
  private static final double MARGIN = 0.08;

  /** So many points decide the axes. */
  private static final int SAMPLE = 100_000;

  private final int[] points;
  private final float[][] coordinates;

  Track(int[] points, int epochs) {
    this.points = points.clone();
    this.coordinates = new float[2][points.length * epochs];
  }

  /** Keeps an epoch, by its place among the chosen ones. */
  void keep(int place, Floats first, Floats second) {
    for (int p = 0; p < points.length; p++) {
      coordinates[0][place * points.length + p] = first.get(points[p]);
      coordinates[1][place * points.length + p] = second.get(points[p]);
    }
  }

  /** Axes that hold the points of all epochs but strays. */
  AxisLimits limits() {
    int size = coordinates[0].length;
    int stride = Math.max(1, size / SAMPLE);
    float[][] sample = new float[2][(size + stride - 1) / stride];
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < sample[axis].length; i++) {
        sample[axis][i] = coordinates[axis][i * stride];
      }
    }
    return AxisLimits.withoutStrays(sample[0], sample[1], MARGIN);
  }

  /** One coordinate of the points at an epoch, as it is written: two bytes each. */
  int[] differences(int axis, int place, AxisLimits limits) {
    double from = axis == 0 ? limits.minX() : limits.minY();
    double extent = axis == 0 ? limits.width() : limits.height();
    int[] differences = new int[points.length];
    for (int p = 0; p < differences.length; p++) {
      int now = level(axis, place, p, from, extent);
      int before = place < 1 ? 0 : level(axis, place - 1, p, from, extent);
      int earlier = place < 2 ? before : level(axis, place - 2, p, from, extent);
      differences[p] = Planes.folded(now - 2 * before + earlier);
    }
    return differences;
  }

  private int level(int axis, int place, int point, double from, double extent) {
    float value = coordinates[axis][place * points.length + point];
    if (!Float.isFinite(value)) {
      return NONE;
    }
    long level = Math.round((value - from) / extent * TOP);
    return (int) Math.max(0, Math.min(TOP, level));
  }

  /** Whether another lies where this does, so that it need not be written. */
  boolean same(Track other) {
    return Arrays.equals(coordinates[0], other.coordinates[0])
        && Arrays.equals(coordinates[1], other.coordinates[1]);
  }
}
