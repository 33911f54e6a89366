package org.uncoil.study;

/** The standard normal distribution, to the last few digits of a double. */
final class NormalDistribution {
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  /** Up to here the series takes fewer terms, beyond it the continued fraction. */
  private static final double SERIES_MOST = 3.5;

  /** Levels of the continued fraction: enough for a double from {@link #SERIES_MOST} on. */
  private static final int LEVELS = 60;

  private NormalDistribution() {}

  /** φ(x) = e^(−x²/2) / √(2π). */
  static double density(double x) {
    return DENSITY_AT_ZERO * Math.exp(-x * x / 2);
  }

  /** Φ(x), the probability of a value up to x (Abramowitz and Stegun, 26.2.11 and 26.2.14). */
  static double cumulative(double x) {
    double size = Math.abs(x);
    if (size <= SERIES_MOST) {
      return 0.5 + density(x) * series(x);
    }
    // the density is 0 there long before a square is no double
    double tail = density(size) / fraction(size);
    return x < 0 ? tail : 1 - tail;
  }

  /** x + x³/3 + x⁵/(3·5) + …: all terms have one sign, so that nothing cancels. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
      term *= x * x / n;
      sum += term;
    }
    return sum;
  }

  /** x + 1/(x + 2/(x + 3/(x + …))), from the inside out. */
  private static double fraction(double x) {
    double value = x;
    for (int level = LEVELS; level >= 1; level--) {
      value = x + level / value;
    }
    return value;
  }
}
