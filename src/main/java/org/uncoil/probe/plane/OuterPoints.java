package org.uncoil.probe.plane;

import java.util.Arrays;
import org.uncoil.embedding.Floats;

/**
 * The outermost points in eight directions, as a polygon against the clock: what surely lies within
 * is no corner of the convex hull.
 *
 * <p>A point to the left of every edge of a closed path is wound around by it, and so lies within
 * the hull of its corners, whatever ties and rounding did to their choice.
 */
final class OuterPoints {
  private static final int[][] DIRECTIONS = {
    {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}
  };

  // a dozen roundings of 2⁻⁵³, and as much again
  private static final double SLACK = 4e-15;

  /** Nobody's: nothing lies within. */
  static final OuterPoints NONE = of(Floats.of(), Floats.of(), new int[0]);

  private final int edges;
  private final double[] alongX = new double[8];
  private final double[] alongY = new double[8];
  private final double[] least = new double[8];

  private OuterPoints(Floats x, Floats y, int[] outermost) {
    double largest = 0;
    for (int point : outermost) {
      largest = Math.max(largest, Math.max(Math.abs(x.get(point)), Math.abs(y.get(point))));
    }
    int count = 0;
    for (int i = 0; i < outermost.length; i++) {
      int from = outermost[i];
      int to = outermost[(i + 1) % outermost.length];
      double dx = (double) x.get(to) - x.get(from);
      double dy = (double) y.get(to) - y.get(from);
      if (dx != 0 || dy != 0) {
        alongX[count] = dx;
        alongY[count] = dy;
        least[count++] =
            dx * y.get(from) - dy * x.get(from) + SLACK * largest * (Math.abs(dx) + Math.abs(dy));
      }
    }
    edges = count;
  }

  static OuterPoints of(Floats x, Floats y, int[] members) {
    double[] most = new double[4];
    double[] fewest = new double[4];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    Arrays.fill(fewest, Double.POSITIVE_INFINITY);
    int[] outermost = new int[members.length == 0 ? 0 : 8];
    for (int point : members) {
      double px = x.get(point);
      double py = y.get(point);
      for (int i = 0; i < 4; i++) {
        double reach = DIRECTIONS[i][0] * px + DIRECTIONS[i][1] * py;
        if (reach > most[i]) {
          most[i] = reach;
          outermost[i] = point;
        }
        if (reach < fewest[i]) {
          fewest[i] = reach;
          outermost[i + 4] = point;
        }
      }
    }
    return new OuterPoints(x, y, outermost);
  }

  boolean surelyInside(double x, double y) {
    for (int i = 0; i < edges; i++) {
      if (!(alongX[i] * y - alongY[i] * x > least[i])) {
        return false;
      }
    }
    return edges > 0;
  }
}
