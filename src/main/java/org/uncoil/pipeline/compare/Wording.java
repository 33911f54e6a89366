package org.uncoil.pipeline.compare;

import java.math.BigDecimal;
import java.util.Locale;
import org.uncoil.gallery.Figures;
import org.uncoil.statistics.interval.Interval;

/** How figures stand in sentences. */
public final class Wording {
  private static final double SMALLEST = 1e-4;

  private Wording() {}

  /** A p-value, as p = 0.0312 or p &lt; 0.0001. */
  public static String p(double value) {
    return value < SMALLEST ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", value);
  }

  /** A number with few decimals, as 1.96, 31 or ∞. */
  public static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String format = value == Math.rint(value) ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }

  /** A number with what digits it has, as 0.005. */
  static String digits(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }

  /** A share with its interval, as 93.0% (95%: 82.1% to 97.7%). */
  public static String share(Interval share) {
    return Double.isNaN(share.low())
        ? Figures.percent(share.estimate())
        : "%s (95%%: %s to %s)"
            .formatted(
                Figures.percent(share.estimate()),
                Figures.percent(share.low()),
                Figures.percent(share.high()));
  }

  /** An estimate with its interval, as 31 (95%: 22 to 48). */
  public static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? number(interval.estimate())
        : "%s (95%%: %s to %s)"
            .formatted(
                number(interval.estimate()), number(interval.low()), number(interval.high()));
  }
}
