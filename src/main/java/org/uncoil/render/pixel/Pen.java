package org.uncoil.render.pixel;

/**
 * How a line is drawn.
 *
 * @param width in pixels, > 0
 * @param alpha opacity in (0, 1]
 */
public record Pen(double width, double alpha) {
  public Pen {
    if (!(width > 0) || !(alpha > 0) || alpha > 1) {
      throw new IllegalArgumentException(
          "pen: width = " + width + ", alpha = " + alpha + ": must be > 0, and alpha at most 1");
    }
  }
}
