package org.uncoil.render.map;

import java.awt.Font;
import org.uncoil.render.style.Typeface;

/**
 * Sizes of text and lines, which grow with the picture.
 *
 * @param scale 1 for a map of 900 × 900 pixels
 */
record FigureStyle(double scale) {
  private static final double PIXELS = 900;
  private static final double SMALLEST = 0.85; // smaller text is hard to read

  static FigureStyle of(DrawnCells drawn) {
    double side = Math.sqrt((double) drawn.width() * drawn.height());
    return new FigureStyle(Math.max(SMALLEST, side / PIXELS));
  }

  /** A length in pixels. */
  double px(double length) {
    return scale * length;
  }

  /** The same in whole pixels. */
  int whole(double length) {
    return (int) Math.ceil(scale * length);
  }

  /** Width of a line: odd, so that one in the middle of a pixel has sharp edges. */
  int line() {
    return 2 * (int) (scale / 2) + 1;
  }

  Font title() {
    return Typeface.semiBold(px(21));
  }

  Font note() {
    return Typeface.regular(px(14));
  }

  Font axisName() {
    return Typeface.regular(px(15));
  }

  Font number() {
    return Typeface.regular(px(13));
  }

  Font heading() {
    return Typeface.semiBold(px(14));
  }

  Font small() {
    return Typeface.regular(px(12));
  }
}
