package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/** Straight lines with round ends. They may appear only when {@link #dry} is called. */
public sealed interface LineRasteriser permits LineSweep, VectorLines, VectorAlphaBlend {
  /**
   * Ink that does not darken where lines of one colour cross: of several lines the strongest
   * counts. Into pixels where the context carries a {@link PixelTarget}, else as vectors.
   *
   * @param colours at most 256; a line says which it takes
   */
  static LineRasteriser on(Graphics2D graphics, Rectangle clip, Color... colours) {
    PixelTarget target = PixelTarget.of(graphics);
    return target != null
        ? target.coverage().ink(target, clip, colours)
        : new VectorLines(graphics, clip, colours);
  }

  /** Ink that lies over what was drawn before it, line by line, so that crossings darken. */
  static LineRasteriser glaze(Graphics2D graphics, Rectangle clip, Color... colours) {
    PixelTarget target = PixelTarget.of(graphics);
    return target != null
        ? new AlphaBlend(target, target.within(clip), colours)
        : new VectorAlphaBlend(graphics, clip, colours);
  }

  /** Adds a line in one of the colours; one that is not finite is left out. */
  void line(Pen pen, int colour, double x0, double y0, double x1, double y1);

  /** Adds a line in the first colour. */
  default void line(Pen pen, double x0, double y0, double x1, double y1) {
    line(pen, 0, x0, y0, x1, y1);
  }

  /** Draws the lines. */
  void dry();
}
