package org.uncoil.gallery.figure;

import java.util.Locale;
import org.uncoil.gallery.Figures;

/** How axes write numbers. */
final class Numbers {
  private Numbers() {}

  /** As few decimals as say it, at most three, with a real minus. */
  static String tick(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Figures.count((long) value).replace('-', '−');
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "").replace('-', '−');
  }
}
