package org.uncoil.render.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;

/** The coordinate grid of the input at rest. */
public final class GridLayer extends PlotLayer {
  private static final Pen MINOR = new Pen(0.9, 0.16);
  private static final Pen MAJOR = new Pen(1.15, 0.32);

  private final RegularGrid lattice;
  private final Color colour;

  /** The grid of a lattice, in one colour. */
  public GridLayer(RegularGrid lattice, Color colour) {
    this.lattice = lattice;
    this.colour = colour;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    LineRasteriser ink = LineRasteriser.on(graphics, area, colour);
    int columns = lattice.columns();
    GridLines.of(lattice)
        .forEach(
            (strong, first, step, count) -> {
              int last = first + step * (count - 1);
              ink.line(
                  strong ? MAJOR : MINOR,
                  projection.x(lattice.x(first % columns)),
                  projection.y(lattice.y(first / columns)),
                  projection.x(lattice.x(last % columns)),
                  projection.y(lattice.y(last / columns)));
            });
    ink.dry();
  }
}
