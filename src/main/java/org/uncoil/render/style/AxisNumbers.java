package org.uncoil.render.style;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Steps and labels of axes, with a point and a real minus sign. */
public final class AxisNumbers {
  private AxisNumbers() {}

  /** A format with the given pattern. */
  public static DecimalFormat format(String pattern) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    symbols.setExponentSeparator("e");
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }

  /** The largest of 1, 2, 5 times a power of ten that cuts the extent in at least so many. */
  public static double step(double extent, double parts) {
    double raw = extent / parts;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double factor = raw / power;
    return (factor >= 5 ? 5 : factor >= 2 ? 2 : 1) * power;
  }

  /** The format for an axis of these limits with this step. */
  public static DecimalFormat axis(double low, double high, double step) {
    double most = Math.max(Math.abs(low), Math.abs(high));
    if (most >= 1e5 || most < 1e-3) {
      return format("0.##E0");
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return format(decimals == 0 ? "0" : "0." + "#".repeat(decimals));
  }
}
