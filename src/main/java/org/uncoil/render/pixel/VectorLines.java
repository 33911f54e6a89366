package org.uncoil.render.pixel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines as paths, one per pen and colour. */
final class VectorLines implements LineRasteriser {
  private final Graphics2D graphics;
  private final Rectangle clip;
  private final Color[] colours;
  private final Map<Kind, Path2D> paths = new LinkedHashMap<>();

  private record Kind(Pen pen, int colour) {}

  VectorLines(Graphics2D graphics, Rectangle clip, Color... colours) {
    this.graphics = graphics;
    this.clip = clip;
    this.colours = colours.clone();
  }

  @Override
  public void line(Pen pen, int colour, double x0, double y0, double x1, double y1) {
    double[] part = Segments.clip(clip, pen.width(), x0, y0, x1, y1);
    if (part.length > 0) {
      Path2D path = paths.computeIfAbsent(new Kind(pen, colour), p -> new Path2D.Double());
      path.moveTo(part[0], part[1]);
      path.lineTo(part[2], part[3]);
    }
  }

  @Override
  public void dry() {
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      own.clip(clip);
      paths.forEach(
          (kind, path) -> {
            Pen pen = kind.pen();
            own.setColor(pen.paint(colours[kind.colour()]));
            own.setStroke(
                new BasicStroke(
                    (float) pen.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            own.draw(path);
          });
    } finally {
      own.dispose();
    }
  }
}
