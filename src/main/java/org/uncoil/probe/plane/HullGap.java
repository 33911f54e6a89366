package org.uncoil.probe.plane;

/**
 * What lies between two convex hulls: whether they are apart, which is decided without error, and
 * the two points of them that are nearest to each other, in double.
 *
 * <p>Two convex polygons are apart exactly when the line of an edge of one of them has the other on
 * its outer side (Ericson: Real-Time Collision Detection, 2005, section 5.2.1); where all points
 * lie on one line there are no sides, and their order along it decides.
 *
 * @param ax the nearest point of the first hull
 * @param bx that of the second
 * @param distance between the two, twice the margin
 */
record HullGap(double ax, double ay, double bx, double by, double distance) {
  /** Whether no point belongs to both hulls; neither may be empty. */
  static boolean apart(ConvexHull a, ConvexHull b) {
    return onOneLine(a, b) ? apartOnTheLine(a, b) : edgeParts(a, b) || edgeParts(b, a);
  }

  private static boolean edgeParts(ConvexHull a, ConvexHull b) {
    for (int corner = 0; a.size() > 1 && corner < a.size(); corner++) {
      if (a.edgeParts(corner, b)) {
        return true;
      }
    }
    return false;
  }

  private static boolean onOneLine(ConvexHull a, ConvexHull b) {
    if (a.size() > 2 || b.size() > 2) {
      return false;
    }
    ConvexHull longer = a.size() == 2 ? a : b;
    if (longer.size() < 2) {
      return true;
    }
    ConvexHull other = longer == a ? b : a;
    for (int i = 0; i < other.size(); i++) {
      if (Orientation.of(longer.x(0), longer.y(0), longer.x(1), longer.y(1), other.x(i), other.y(i))
          != 0) {
        return false;
      }
    }
    return true;
  }

  /** A hull's corners begin with its smallest by x, then y: along a line that is its end. */
  private static boolean apartOnTheLine(ConvexHull a, ConvexHull b) {
    return before(a, b) || before(b, a);
  }

  private static boolean before(ConvexHull a, ConvexHull b) {
    int last = a.size() - 1;
    return a.x(last) < b.x(0) || (a.x(last) == b.x(0) && a.y(last) < b.y(0));
  }

  /** The gap between two hulls that are apart. */
  static HullGap between(ConvexHull a, ConvexHull b) {
    HullGap one = nearestToCorners(a, b);
    HullGap other = nearestToCorners(b, a);
    return one.distance <= other.distance ? one : other.turned();
  }

  private HullGap turned() {
    return new HullGap(bx, by, ax, ay, distance);
  }

  private static HullGap nearestToCorners(ConvexHull a, ConvexHull b) {
    double[] nearest = new double[4];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        int k = b.next(j);
        double alongX = (double) b.x(k) - b.x(j);
        double alongY = (double) b.y(k) - b.y(j);
        double length = alongX * alongX + alongY * alongY;
        double toX = (double) a.x(i) - b.x(j);
        double toY = (double) a.y(i) - b.y(j);
        double share =
            length == 0 ? 0 : Math.max(0, Math.min(1, (toX * alongX + toY * alongY) / length));
        double dx = toX - share * alongX;
        double dy = toY - share * alongY;
        double squared = dx * dx + dy * dy;
        if (squared < least) {
          least = squared;
          nearest[0] = a.x(i);
          nearest[1] = a.y(i);
          nearest[2] = a.x(i) - dx;
          nearest[3] = a.y(i) - dy;
        }
      }
    }
    return new HullGap(nearest[0], nearest[1], nearest[2], nearest[3], Math.sqrt(least));
  }
}
