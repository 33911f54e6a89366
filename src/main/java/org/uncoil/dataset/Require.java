package org.uncoil.dataset;

/**
 * The checks that specification records share: each names the field and the value that is wrong,
 * and what would be right.
 */
final class Require {
  private Require() {}

  static void that(boolean holds, String field, Object value, String right) {
    if (!holds) {
      throw new IllegalArgumentException(field + " = " + value + ": " + right);
    }
  }

  /** A number of points that leaves at least two for each class. */
  static void points(int points, int classes) {
    that(
        points >= 2 * classes,
        "points",
        points,
        "must be at least " + 2 * classes + ", two for each class");
  }

  static void noise(double noise) {
    that(noise >= 0 && Double.isFinite(noise), "noise", noise, "must be 0 or more");
  }

  static void classes(int classes) {
    that(classes >= 2 && classes <= 100, "classes", classes, "must lie in [2, 100]");
  }

  static void positive(String field, double value) {
    that(value > 0 && Double.isFinite(value), field, value, "must be a positive number");
  }
}
