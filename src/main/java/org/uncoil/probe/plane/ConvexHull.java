package org.uncoil.probe.plane;

import java.util.Arrays;
import org.uncoil.embedding.Floats;

/**
 * The corners of the smallest convex polygon around points of the plane, against the clock and
 * without those within an edge: by Andrew's monotone chain (Information Processing Letters 9, 1979)
 * and exact {@link Orientation}s. Of points on one line two corners are left, of equal points one.
 *
 * <p>Sorting is what costs; so points that surely lie within the polygon of the outermost ones in
 * eight directions go first (Akl, Toussaint: A fast convex hull algorithm, Information Processing
 * Letters 7, 1978).
 */
final class ConvexHull {
  // of so few, sorting all is no more work than looking for the outermost
  private static final int FEW = 32;

  private final float[] x;
  private final float[] y;

  private ConvexHull(float[] x, float[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Of some of the points.
   *
   * @param members their numbers; each must have finite coordinates
   */
  static ConvexHull of(Floats x, Floats y, int[] members) {
    OuterPoints outer = members.length > FEW ? OuterPoints.of(x, y, members) : OuterPoints.NONE;
    long[] keys = new long[members.length];
    int count = 0;
    for (int point : members) {
      if (!outer.surelyInside(x.get(point), y.get(point))) {
        keys[count++] = key(x.get(point), y.get(point));
      }
    }
    Arrays.sort(keys, 0, count);
    return chain(keys, distinct(keys, count));
  }

  private static int distinct(long[] sorted, int count) {
    int kept = Math.min(count, 1);
    for (int i = 1; i < count; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept;
  }

  /** Sorts as a point does, by x and then by y. */
  private static long key(float x, float y) {
    return ((long) ordered(x) << 32) | ((ordered(y) ^ 0x80000000) & 0xffffffffL);
  }

  private static int ordered(float value) {
    // the two zeros are one number
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ ((bits >> 31) & 0x7fffffff);
  }

  private static float value(int ordered) {
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & 0x7fffffff));
  }

  private static ConvexHull chain(long[] keys, int count) {
    float[] x = new float[2 * count];
    float[] y = new float[2 * count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      size = push(x, y, size, 0, keys[i]);
    }
    // back along the top, whose first corner is the bottom's last
    int bottom = size - 1;
    for (int i = count - 2; i >= 0; i--) {
      size = push(x, y, size, bottom, keys[i]);
    }
    // which ends where the bottom began
    int corners = Math.max(Math.min(size, 1), size - 1);
    return new ConvexHull(Arrays.copyOf(x, corners), Arrays.copyOf(y, corners));
  }

  private static int push(float[] x, float[] y, int size, int first, long key) {
    float px = value((int) (key >> 32));
    float py = value((int) key ^ 0x80000000);
    int kept = size;
    while (kept - first >= 2
        && Orientation.of(x[kept - 2], y[kept - 2], x[kept - 1], y[kept - 1], px, py) <= 0) {
      kept--;
    }
    x[kept] = px;
    y[kept] = py;
    return kept + 1;
  }

  /** Number of corners; 0 of no points. */
  int size() {
    return x.length;
  }

  float x(int corner) {
    return x[corner];
  }

  float y(int corner) {
    return y[corner];
  }

  boolean hasCorner(float px, float py) {
    for (int corner = 0; corner < x.length; corner++) {
      if (x[corner] == px && y[corner] == py) {
        return true;
      }
    }
    return false;
  }

  int next(int corner) {
    return corner + 1 == x.length ? 0 : corner + 1;
  }

  /** Whether an edge's line has all of another hull on its outer side, none of it on the line. */
  boolean edgeParts(int corner, ConvexHull other) {
    int next = next(corner);
    for (int i = 0; i < other.size(); i++) {
      if (Orientation.of(x[corner], y[corner], x[next], y[next], other.x[i], other.y[i]) >= 0) {
        return false;
      }
    }
    return true;
  }
}
