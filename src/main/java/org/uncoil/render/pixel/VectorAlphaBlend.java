package org.uncoil.render.pixel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;

/** Lines as vectors, drawn as they come. */
final class VectorAlphaBlend implements LineRasteriser {
  private final Graphics2D graphics;
  private final Rectangle clip;
  private final Color[] colours;

  VectorAlphaBlend(Graphics2D graphics, Rectangle clip, Color... colours) {
    this.graphics = (Graphics2D) graphics.create();
    this.graphics.clip(clip);
    this.clip = clip;
    this.colours = colours.clone();
  }

  @Override
  public void line(Pen pen, int colour, double x0, double y0, double x1, double y1) {
    double[] part = Segments.clip(clip, pen.width(), x0, y0, x1, y1);
    if (part.length > 0) {
      graphics.setColor(pen.paint(colours[colour]));
      graphics.setStroke(
          new BasicStroke((float) pen.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(new Line2D.Double(part[0], part[1], part[2], part[3]));
    }
  }

  @Override
  public void dry() {
    graphics.dispose();
  }
}
