package org.uncoil.probe.plane;

import java.math.BigDecimal;

/**
 * On which side of a line a point lies, without error: the sign of a determinant in double where
 * its rounding cannot have changed it, else in exact arithmetic.
 *
 * <p>The bound is that of Shewchuk (Adaptive Precision Floating-Point Arithmetic and Fast Robust
 * Geometric Predicates, Discrete and Computational Geometry 18, 1997, section 4.1, test A). It
 * holds as long as nothing over- or underflows; coordinates are floats, so that a difference that
 * is not 0 lies between 2⁻¹⁴⁹ and 2¹²⁹ and no product of two leaves the range of double.
 */
final class Orientation {
  private static final double EPSILON = 0x1p-53;
  private static final double BOUND = (3 + 16 * EPSILON) * EPSILON;

  private Orientation() {}

  /** 1 where c lies to the left of the line from a to b, −1 to the right, 0 on it. */
  static int of(float ax, float ay, float bx, float by, float cx, float cy) {
    double left = ((double) ax - cx) * ((double) by - cy);
    double right = ((double) ay - cy) * ((double) bx - cx);
    double determinant = left - right;
    double bound = BOUND * (Math.abs(left) + Math.abs(right));
    if (determinant > bound) {
      return 1;
    }
    if (determinant < -bound) {
      return -1;
    }
    return bound == 0 ? 0 : exact(ax, ay, bx, by, cx, cy);
  }

  /** The same in decimals, which hold every float and every product of them as they are. */
  static int exact(float ax, float ay, float bx, float by, float cx, float cy) {
    return difference(ax, cx)
        .multiply(difference(by, cy))
        .compareTo(difference(ay, cy).multiply(difference(bx, cx)));
  }

  private static BigDecimal difference(float a, float b) {
    return new BigDecimal(a).subtract(new BigDecimal(b));
  }
}
