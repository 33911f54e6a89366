package org.uncoil.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.uncoil.setting.Decimals;
import org.uncoil.statistics.interval.Interval;

/** How figures stand in sentences. */
public final class Wording {
  private static final double SMALLEST = 1e-4;
  private static final int MOST_NAMES = 4;

  private Wording() {}

  /** A p-value, as p = 0.0312 or p &lt; 0.0001. */
  public static String p(double value) {
    if (Double.isNaN(value)) {
      return "p unknown";
    }
    return value < SMALLEST ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", value);
  }

  /** A number with few decimals, as 1.96, 31 or ∞. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    int decimals = value == Math.rint(value) ? 0 : Math.abs(value) < 10 ? 2 : 1;
    return Decimals.fixed(value, decimals).replace('-', '−');
  }

  /** A number with what digits it has, as 0.005. */
  public static String digits(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }

  /** Names in a sentence, as "a", "a and b" or "a, b and c"; of many the first four. */
  public static String list(List<String> names) {
    return joined(names, "and");
  }

  /** Names in a sentence that denies something of each, as "a or b". */
  public static String either(List<String> names) {
    return joined(names, "or");
  }

  private static String joined(List<String> names, String last) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names = []: a sentence needs at least one");
    }
    if (names.size() > MOST_NAMES) {
      return String.format(
          Locale.ROOT,
          "%s %s %d more",
          String.join(", ", names.subList(0, MOST_NAMES)),
          last,
          names.size() - MOST_NAMES);
    }
    int rest = names.size() - 1;
    return rest == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, rest)) + " " + last + " " + names.get(rest);
  }

  /** A sentence's first letter as it begins. */
  public static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /**
   * So many of all, as "none of 3 runs", "no run" of one, "2 of 3 runs", "all 3 runs" or "the only
   * run".
   */
  public static String of(long count, long all, String noun) {
    if (count == 0) {
      return all == 1 ? "no " + noun : "none of " + Figures.count(all, noun);
    }
    if (count < all) {
      return Figures.count(count) + " of " + Figures.count(all, noun);
    }
    return all == 1 ? "the only " + noun : "all " + Figures.count(all, noun);
  }

  /** A share with its interval, as 93.0% (95%: 82.1% to 97.7%). */
  public static String share(Interval share) {
    return empty(share)
        ? Figures.percent(share.estimate())
        : "%s (95%%: %s to %s)"
            .formatted(
                Figures.percent(share.estimate()),
                Figures.percent(share.low()),
                Figures.percent(share.high()));
  }

  /** Whether an interval says nothing: it is unknown, or what it is of does not vary at all. */
  public static boolean empty(Interval interval) {
    return Double.isNaN(interval.low()) || interval.low() == interval.high();
  }

  /** An estimate with its interval, as 31 (95%: 22 to 48). */
  public static String interval(Interval interval) {
    return empty(interval)
        ? number(interval.estimate())
        : "%s (95%%: %s to %s)"
            .formatted(
                number(interval.estimate()), number(interval.low()), number(interval.high()));
  }
}
