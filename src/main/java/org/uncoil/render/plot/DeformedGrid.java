package org.uncoil.render.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.embedding.Distortion;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.pixel.Pen;
import org.uncoil.render.style.Diverging;
import org.uncoil.render.style.Theme;

/**
 * The coordinate grid of the input where a map puts it, coloured by how much larger or smaller
 * areas become there than in the middle of the picture; where the map turns the plane over, a
 * dashed line marks the crease.
 */
public final class DeformedGrid extends PlotLayer {
  /** Areas so many times the median's, or one so-manieth of it, have the strongest colours. */
  public static final double MOST = 30;

  private static final Pen MINOR = new Pen(1, 0.5);
  private static final Pen MAJOR = new Pen(1.3, 0.8);
  private static final Pen CREASE = new Pen(1.5, 0.85);
  private static final int STEPS = 12;
  private static final double LOG_MOST = Math.log(MOST);

  private final RegularGrid lattice;
  private final GridLines lines;
  private final Theme theme;
  private final Diverging colours;
  private final double[] pixelX;
  private final double[] pixelY;
  private float[] x = {};
  private float[] y = {};
  private Distortion distortion;

  /** The grid of a lattice; first of all it wants an {@link #update}. */
  public DeformedGrid(RegularGrid lattice, Theme theme) {
    this.lattice = lattice;
    this.lines = GridLines.of(lattice);
    this.theme = theme;
    this.colours = colours(theme, STEPS);
    this.pixelX = new double[lattice.size()];
    this.pixelY = new double[lattice.size()];
  }

  /** The colours of area, from shrunk to grown, with so many steps on each side. */
  public static Diverging colours(Theme theme, int steps) {
    return new Diverging(
        theme.shrunk(), Theme.mix(theme.card(), theme.muted(), 0.75), theme.grown(), steps);
  }

  /** Moves the vertices: as many as the lattice has, in its order. */
  public void update(float[] newX, float[] newY) {
    this.x = newX;
    this.y = newY;
    this.distortion = new Distortion(lattice, newX, newY);
  }

  /** What the map does to areas. */
  public Distortion distortion() {
    return distortion;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    for (int vertex = 0; vertex < pixelX.length; vertex++) {
      pixelX[vertex] = projection.x(x[vertex]);
      pixelY[vertex] = projection.y(y[vertex]);
    }
    LineRasteriser ink = LineRasteriser.on(graphics, area, colours.colours());
    lines.forEach((strong, first, step, count) -> line(ink, strong, first, step, count));
    ink.dry();
    LineRasteriser dark = LineRasteriser.on(graphics, area, theme.text());
    new FoldLines(distortion, pixelX, pixelY)
        .trace((x0, y0, x1, y1) -> dark.line(CREASE, x0, y0, x1, y1));
    dark.dry();
  }

  private void line(LineRasteriser ink, boolean strong, int first, int step, int count) {
    Pen pen = strong ? MAJOR : MINOR;
    boolean across = step == 1;
    int column = first % lattice.columns();
    int row = first / lattice.columns();
    // The cells on both sides of a piece: at the rim, twice the one that there is.
    int cells = distortion.columns();
    int cell = Math.min(row, distortion.rows() - 1) * cells + Math.min(column, cells - 1);
    int next = across ? 1 : cells;
    int beside = 0;
    if (across) {
      beside = row == 0 || row == distortion.rows() ? 0 : -cells;
    } else {
      beside = column == 0 || column == cells ? 0 : -1;
    }
    int from = first;
    for (int piece = 0; piece < count - 1; piece++, cell += next) {
      int to = first + (piece + 1) * step;
      double length = Math.abs(pixelX[to] - pixelX[from]) + Math.abs(pixelY[to] - pixelY[from]);
      // Where the grid is compressed, many vertices share a pixel.
      if (!(length < 1) || piece == count - 2) {
        double change = (distortion.logarithm(cell) + distortion.logarithm(cell + beside)) / 2;
        int colour = colours.index((change - distortion.median()) / LOG_MOST);
        ink.line(pen, colour, pixelX[from], pixelY[from], pixelX[to], pixelY[to]);
        from = to;
      }
    }
  }
}
