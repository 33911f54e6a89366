package org.uncoil.gallery.map;

/**
 * Rounds the values of a quantity to 16 bits, between its least and its greatest finite value.
 *
 * <ul>
 *   <li>{@link Spacing#LINEAR}: levels 0 to 65534 at even steps, an error of at most half a step,
 *       (greatest − least) / 131068. {@link MapQuantity.Format#WHOLE} numbers over a range of up to
 *       65534 have levels at steps of 1, and are exact.
 *   <li>{@link Spacing#LOG}: level 0 is 0; levels 1 to 65534 at even factors from the least value
 *       above 0, a relative error of at most (greatest / least)^(1/131066) − 1. Over eleven powers
 *       of ten that is 2e-4.
 *   <li>A {@link MapQuantity.Format#YES_NO} has levels 0 and 1, in 8 bits.
 * </ul>
 *
 * <p>A level of all ones is a cell that has no value.
 */
final class MapLevels {
  private static final int TOP = 0xfffe;

  private final boolean single;
  private final boolean log;
  private final double least;
  private final double greatest;
  private final int steps;

  /**
   * For these values.
   *
   * @throws IllegalArgumentException where a value below 0 has a logarithmic scale, or a yes or no
   *     is neither
   */
  MapLevels(MapQuantity quantity) {
    single = quantity.format() == MapQuantity.Format.YES_NO;
    log = !single && quantity.scale() == Spacing.LOG;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float value : quantity.values()) {
      if (Float.isFinite(value)) {
        check(quantity, value);
        if (!log || value > 0) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    // without a value any range will do
    least = single ? 0 : low <= high ? low : log ? 1 : 0;
    greatest = single ? 1 : low <= high ? high : 1;
    boolean exact =
        quantity.format() == MapQuantity.Format.WHOLE && !log && greatest - least <= TOP;
    steps = single ? 1 : exact ? Math.max(1, (int) (greatest - least)) : TOP;
  }

  private void check(MapQuantity quantity, float value) {
    if (log && value < 0) {
      throw new IllegalArgumentException(
          quantity.key() + " has the value " + value + ": a logarithmic scale has none below 0");
    } else if (single && value != 0 && value != 1) {
      throw new IllegalArgumentException(
          quantity.key() + " has the value " + value + ": must be 0 or 1");
    }
  }

  double least() {
    return least;
  }

  double greatest() {
    return greatest;
  }

  /** The level of the greatest value. */
  int steps() {
    return steps;
  }

  /** Bytes of a level. */
  int bytes() {
    return single ? 1 : 2;
  }

  int of(float value) {
    if (!Float.isFinite(value)) {
      return single ? 0xff : 0xffff;
    } else if (single) {
      return (int) value;
    } else if (!log) {
      return greatest > least ? (int) Math.round((value - least) / (greatest - least) * steps) : 0;
    } else if (value == 0) {
      return 0;
    }
    return greatest > least
        ? 1 + (int) Math.round(Math.log(value / least) / Math.log(greatest / least) * (steps - 1))
        : 1;
  }
}
