package org.uncoil.render.map;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers beside axes and colour bars: 0.001, 2500, and 3 · 10⁻⁶ where that is shorter. */
final class TickLabels {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int SMALLEST_PLAIN = -4; // exponents of ten
  private static final int GREATEST_PLAIN = 4;

  private TickLabels() {}

  /** Whether a value is written without a power of ten. */
  static boolean plain(double value) {
    int exponent = value == 0 ? 0 : exponent(new BigDecimal(value));
    return exponent >= SMALLEST_PLAIN && exponent <= GREATEST_PLAIN;
  }

  /** A value with the decimals that its neighbours at this step need. */
  static String stepped(double value, double step, boolean plain) {
    int decimals = -exponent(new BigDecimal(step).round(new MathContext(6)));
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    if (rounded.signum() == 0) {
      return "0";
    }
    return plain
        ? sign(rounded.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN).toPlainString())
        : scientific(rounded);
  }

  /** A value with so many significant digits. */
  static String significant(double value, int digits) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    int decimals = digits - 1 - exponent(rounded);
    rounded = rounded.setScale(decimals, RoundingMode.HALF_EVEN);
    return plain(value)
        ? sign(rounded.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN).toPlainString())
        : scientific(rounded);
  }

  /** A power of ten, as 10⁻³. */
  static String power(int exponent) {
    StringBuilder power = new StringBuilder("10").append(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      power.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return power.toString();
  }

  private static String scientific(BigDecimal value) {
    int exponent = exponent(value);
    BigDecimal factor = value.movePointLeft(exponent);
    return factor.compareTo(BigDecimal.ONE) == 0
        ? power(exponent)
        : sign(factor.toPlainString()) + " · " + power(exponent);
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String sign(String number) {
    return number.replace('-', '−');
  }
}
