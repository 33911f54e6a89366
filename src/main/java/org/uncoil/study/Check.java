package org.uncoil.study;

/**
 * The checks that specification records share: each names the field and the value that is wrong,
 * and what would be right.
 */
final class Check {
  private Check() {}

  static void that(boolean holds, String field, Object value, String right) {
    if (!holds) {
      throw new IllegalArgumentException(field + " = " + value + ": " + right);
    }
  }

  static void range(String field, double value, double least, double most) {
    that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  static void range(String field, int value, int least, int most) {
    that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  static void positive(String field, double value) {
    that(value > 0 && Double.isFinite(value), field, value, "must be a positive number");
  }
}
