package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/**
 * Lines of one colour that do not darken where they cross. They appear when {@link #dry} is called.
 */
public sealed interface Ink permits Coverage.PixelInk, VectorInk {
  /** Ink for a context: pixels where it carries a {@link PixelTarget}, else vectors. */
  static Ink on(Graphics2D graphics, Rectangle clip, Color colour) {
    PixelTarget target = PixelTarget.of(graphics);
    return target != null
        ? target.coverage().ink(target, clip, colour)
        : new VectorInk(graphics, clip, colour);
  }

  /** Adds a straight line with round ends; one that is not finite is left out. */
  void line(Pen pen, double x0, double y0, double x1, double y1);

  /** Draws the lines. */
  void dry();
}
