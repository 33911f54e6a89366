package org.uncoil.render.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;

/** The lines between a classifier's regions. */
public final class BoundaryLayer extends PlotLayer {
  private static final Pen PEN = new Pen(2, 1);

  private final DecisionField field;
  private final Boundary boundary;
  private final Color colour;

  /** The boundaries of a field, in one colour. */
  public BoundaryLayer(DecisionField field, Color colour) {
    this.field = field;
    this.boundary = new Boundary(field);
    this.colour = colour;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    double cellWidth = (double) area.width / (field.columns() - 1);
    double cellHeight = (double) area.height / (field.rows() - 1);
    double bottom = area.getMaxY();
    LineRasteriser ink = LineRasteriser.on(graphics, area, colour);
    boundary.trace(
        (x0, y0, x1, y1) ->
            ink.line(
                PEN,
                area.x + x0 * cellWidth,
                bottom - y0 * cellHeight,
                area.x + x1 * cellWidth,
                bottom - y1 * cellHeight));
    ink.dry();
  }
}
