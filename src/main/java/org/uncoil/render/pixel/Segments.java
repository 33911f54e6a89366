package org.uncoil.render.pixel;

import java.awt.Rectangle;

/** Cutting of straight lines. */
final class Segments {
  private static final double[] NOTHING = {};

  private Segments() {}

  /**
   * The part of a line that lies in a rectangle (Liang and Barsky 1984).
   *
   * @param margin by which the rectangle is widened on all sides
   * @return x0, y0, x1, y1; empty where nothing is inside or a coordinate is not finite
   */
  static double[] clip(Rectangle area, double margin, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    if (!Double.isFinite(dx) || !Double.isFinite(dy)) {
      return NOTHING;
    }
    double[] range = {0, 1};
    boolean inside =
        cut(-dx, x0 - (area.getMinX() - margin), range)
            && cut(dx, area.getMaxX() + margin - x0, range)
            && cut(-dy, y0 - (area.getMinY() - margin), range)
            && cut(dy, area.getMaxY() + margin - y0, range);
    return inside
        ? new double[] {
          x0 + range[0] * dx, y0 + range[0] * dy, x0 + range[1] * dx, y0 + range[1] * dy
        }
        : NOTHING;
  }

  /** Keeps of [range0, range1] what satisfies {@code slope · t ≤ room}. */
  private static boolean cut(double slope, double room, double[] range) {
    if (slope == 0) {
      return room >= 0;
    }
    double t = room / slope;
    if (slope < 0) {
      range[0] = Math.max(range[0], t);
    } else {
      range[1] = Math.min(range[1], t);
    }
    return range[0] <= range[1];
  }
}
