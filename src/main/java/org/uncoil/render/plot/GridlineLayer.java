package org.uncoil.render.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;

/** Hair lines through the axes' labelled values. */
public final class GridlineLayer extends PlotLayer {
  private static final Pen PEN = new Pen(1, 0.1);

  private final double[] x;
  private final double[] y;
  private final Color colour;

  /** Vertical lines at x, horizontal ones at y, in the axes' units. */
  public GridlineLayer(double[] x, double[] y, Color colour) {
    this.x = x.clone();
    this.y = y.clone();
    this.colour = colour;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    LineRasteriser ink = LineRasteriser.glaze(graphics, area, colour);
    for (double value : x) {
      // In the middle of a pixel, so that a hair is one pixel and not two half ones.
      double at = Math.floor(projection.x(value)) + 0.5;
      ink.line(PEN, at, area.getMinY(), at, area.getMaxY());
    }
    for (double value : y) {
      double at = Math.floor(projection.y(value)) + 0.5;
      ink.line(PEN, area.getMinX(), at, area.getMaxX(), at);
    }
    ink.dry();
  }
}
