package org.uncoil.text;

import java.util.Locale;
import org.uncoil.setting.Decimals;

/**
 * How numbers are written in films, on pages and in reports: the same in every locale, – where
 * there is none.
 */
public final class Figures {
  private static final String NONE = "–";
  private static final double SMALLEST_PLAIN = 5e-4;
  private static final double GREATEST_PLAIN = 1e4;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  private Figures() {}

  /** A share in [0, 1] as a percentage with one decimal, as 99.1%. */
  public static String percent(double share) {
    return Double.isNaN(share) ? NONE : Decimals.percent(share);
  }

  /** A share in [0, 1] as a whole percentage; 0% and 100% are exactly that. */
  public static String wholePercent(double share) {
    if (Double.isNaN(share)) {
      return NONE;
    }
    String text = Decimals.fixed(100 * share, 0) + "%";
    if (share > 0 && text.equals("0%")) {
      return "<1%";
    }
    return share < 1 && text.equals("100%") ? ">99%" : text;
  }

  /**
   * A loss in at most seven characters, as 0.0370 or 12.340; very small and large ones as 3.2e−5; ∞
   * has its sign.
   */
  public static String loss(double loss) {
    if (Double.isNaN(loss)) {
      return NONE;
    }
    if (Double.isInfinite(loss)) {
      return loss > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(loss);
    boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < GREATEST_PLAIN);
    String text =
        plain
            ? Decimals.fixed(loss, size < 10 ? 4 : size < 100 ? 3 : 1)
            : String.format(Locale.ROOT, "%.1e", loss).replaceFirst("e([+-])0*(\\d)", "e$1$2");
    return text.replace("e+", "e").replace('-', '−');
  }

  /** A count with its thousands apart, as 20,000. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count and its noun, as "1 run" or "2 runs". */
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A count too great to be read digit by digit, as 12.4 million. */
  public static String rounded(long count) {
    if (count >= 1_000_000_000L) {
      return String.format(Locale.ROOT, "%.1f billion", count / 1e9);
    }
    return count >= 1_000_000L
        ? String.format(Locale.ROOT, "%.1f million", count / 1e6)
        : count(count);
  }

  /** A number on an axis: as few decimals as needed, at most three, with a real minus. */
  public static String tick(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return count((long) value).replace('-', '−');
    }
    String text = Decimals.fixed(value, 3);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "").replace('-', '−');
  }

  /** A time in seconds in its two largest units, as 12 s, 3 min 20 s, 1 h 5 min or 2 d. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return two(whole, MINUTE, "min", 1, "s");
    }
    return whole < DAY ? two(whole, HOUR, "h", MINUTE, "min") : two(whole, DAY, "d", HOUR, "h");
  }

  private static String two(long seconds, long large, String name, long small, String smallName) {
    long rest = seconds % large / small;
    return count(seconds / large) + " " + name + (rest == 0 ? "" : " " + rest + " " + smallName);
  }
}
