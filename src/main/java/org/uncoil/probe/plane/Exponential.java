package org.uncoil.probe.plane;

/**
 * eˣ for x ≤ 0 in plain double arithmetic: the same bits on every machine, as {@link StrictMath}'s,
 * at a fraction of its time, with a relative error below 2 · 10⁻¹⁴ down to e⁻⁷⁰⁸; below that 0.
 *
 * <p>x = k ln 2 + r with |r| ≤ ln 2 / 2 (Cody, Waite: Software Manual for the Elementary Functions,
 * 1980, chapter 6), eʳ by its Taylor series up to r¹¹, whose remainder is below 7 · 10⁻¹⁵.
 */
final class Exponential {
  private static final double LEAST = -708;
  private static final double PER_LOG_TWO = 1.4426950408889634;
  // ln 2 in two parts: the first has so few digits that its product with k has no error
  private static final double LOG_TWO_HIGH = 0x1.62e42feep-1;
  private static final double LOG_TWO_LOW = 1.9082149292705877e-10;
  // adding and taking it away again rounds to a whole number
  private static final double ROUNDER = 0x1.8p52;

  private Exponential() {}

  static double of(double x) {
    if (x < LEAST) {
      return 0;
    }
    double whole = x * PER_LOG_TWO + ROUNDER - ROUNDER;
    double r = x - whole * LOG_TWO_HIGH - whole * LOG_TWO_LOW;
    double sum = 1 / 39916800.0;
    sum = sum * r + 1 / 3628800.0;
    sum = sum * r + 1 / 362880.0;
    sum = sum * r + 1 / 40320.0;
    sum = sum * r + 1 / 5040.0;
    sum = sum * r + 1 / 720.0;
    sum = sum * r + 1 / 120.0;
    sum = sum * r + 1 / 24.0;
    sum = sum * r + 1 / 6.0;
    sum = sum * r + 0.5;
    sum = sum * r + 1;
    sum = sum * r + 1;
    return sum * Double.longBitsToDouble(((long) whole + 1023) << 52);
  }
}
