package org.uncoil.gallery.drawing;

import java.util.regex.Pattern;
import org.uncoil.setting.Checks;

/** The checks that marks share. */
final class Styles {
  private static final Pattern CLASSES = Pattern.compile("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*");

  private Styles() {}

  static void check(String style) {
    new Checks()
        .that(
            style != null && CLASSES.matcher(style).matches(),
            "style",
            style,
            "must be classes of the style sheet, of small letters, digits and -")
        .done();
  }

  static void finite(double x, double y) {
    new Checks()
        .that(Double.isFinite(x), "x", x, "must be finite")
        .that(Double.isFinite(y), "y", y, "must be finite")
        .done();
  }
}
