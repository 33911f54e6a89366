package org.uncoil.gallery.figure;

import org.uncoil.setting.Decimals;
import org.uncoil.text.Figures;

/** How axes write numbers. */
final class Numbers {
  private Numbers() {}

  /** As few decimals as say it, at most three, with a real minus. */
  static String tick(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Figures.count((long) value).replace('-', '−');
    }
    String text = Decimals.fixed(value, 3);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "").replace('-', '−');
  }
}
