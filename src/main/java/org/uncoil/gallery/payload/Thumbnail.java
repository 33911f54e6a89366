package org.uncoil.gallery.payload;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Base64;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;

/**
 * The last embedding of a run at a sample of its points, in eight bits a coordinate: 0.9 kB.
 *
 * @param left,right,bottom,top the limits of the axes
 * @param data base64 of x, then y of the points (a byte each: 0 to 254 across the limits, beyond
 *     them the outermost, 255 where it is not a finite number), then of each point a bit, the
 *     lowest first, that says whether it is classified correctly; empty where there is no embedding
 */
public record Thumbnail(double left, double right, double bottom, double top, String data)
    implements Serializable {
  /** Of a run that has no embedding. */
  public static final Thumbnail NONE = new Thumbnail(0, 1, 0, 1, "");

  /** So many points at most. */
  static final int POINTS = 300;

  private static final int TOP = 254;
  private static final int NO_NUMBER = 255;
  private static final double MARGIN = 0.06;

  /** Digits of the limits: a thousandth of a pixel. */
  private static final MathContext DIGITS = new MathContext(6);

  /**
   * Of a run on a dataset.
   *
   * @param layer its output layer
   * @param x,y the embedding after the activation, of all points
   */
  public static Thumbnail of(Dataset dataset, LastLayer layer, Floats x, Floats y) {
    int[] points = points(dataset, POINTS);
    float[][] places = new float[2][points.length];
    for (int p = 0; p < points.length; p++) {
      places[0][p] = x.get(points[p]);
      places[1][p] = y.get(points[p]);
    }
    AxisLimits limits = rounded(AxisLimits.withoutStrays(places[0], places[1], MARGIN));
    byte[] bytes = new byte[size(points.length)];
    for (int p = 0; p < points.length; p++) {
      bytes[p] = level(places[0][p], limits.minX(), limits.width());
      bytes[points.length + p] = level(places[1][p], limits.minY(), limits.height());
      if (layer.classify(places[0][p], places[1][p]) == dataset.label(points[p])) {
        bytes[2 * points.length + p / 8] |= (byte) (1 << p % 8);
      }
    }
    return new Thumbnail(
        limits.minX(),
        limits.maxX(),
        limits.minY(),
        limits.maxY(),
        Base64.getEncoder().encodeToString(bytes));
  }

  /** The points that thumbnails show, the same ones of all runs on a dataset. */
  static int[] points(Dataset dataset, int most) {
    return Choice.shuffled(dataset.size(), most);
  }

  private static int size(int points) {
    return 2 * points + (points + 7) / 8;
  }

  /** The same at the first of its points. */
  Thumbnail first(int points) {
    byte[] all = Base64.getDecoder().decode(data);
    int held = 0;
    while (size(held) < all.length) {
      held++;
    }
    if (held <= points) {
      return this;
    }
    byte[] some = new byte[size(points)];
    System.arraycopy(all, 0, some, 0, points);
    System.arraycopy(all, held, some, points, points);
    System.arraycopy(all, 2 * held, some, 2 * points, some.length - 2 * points);
    if (points % 8 > 0) {
      some[some.length - 1] &= (byte) ((1 << points % 8) - 1);
    }
    return new Thumbnail(left, right, bottom, top, Base64.getEncoder().encodeToString(some));
  }

  private static AxisLimits rounded(AxisLimits limits) {
    double[] digits =
        Arrays.stream(new double[] {limits.minX(), limits.maxX(), limits.minY(), limits.maxY()})
            .map(limit -> BigDecimal.valueOf(limit).round(DIGITS).doubleValue())
            .toArray();
    return digits[0] < digits[1] && digits[2] < digits[3]
        ? new AxisLimits(digits[0], digits[1], digits[2], digits[3])
        : limits;
  }

  /** A coordinate as a level of its axis. */
  static byte level(float value, double from, double extent) {
    return (byte)
        (Float.isFinite(value)
            ? Math.max(0, Math.min(TOP, Math.round((value - from) / extent * TOP)))
            : NO_NUMBER);
  }
}
