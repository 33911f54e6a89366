package org.uncoil.render.pixel;

import java.awt.Color;

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

  /** A colour with this pen's opacity. */
  Color paint(Color colour) {
    int opacity = (int) Math.round(alpha * 255);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
  }
}
