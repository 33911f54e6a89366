package org.uncoil.render.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.embedding.Lattice;
import org.uncoil.render.pixel.Ink;
import org.uncoil.render.pixel.Pen;

/**
 * The coordinate grid of the input, where its vertices lie now: every third row and column of the
 * lattice, every twelfth stronger.
 */
public final class GridLayer extends Layer {
  private static final int MINOR = 3;
  private static final int MAJOR = 12;

  private final int columns;
  private final int rows;
  private final Color colour;
  private final Pen minor;
  private final Pen major;
  private final double[] pixelX;
  private final double[] pixelY;
  private float[] x;
  private float[] y;
  private boolean moved;

  /**
   * @param lattice where the grid lies at rest
   * @param colour of all lines
   * @param strength factor on the lines' opacity
   */
  public GridLayer(Lattice lattice, Color colour, double strength) {
    this.columns = lattice.columns();
    this.rows = lattice.rows();
    this.colour = colour;
    this.minor = new Pen(0.9, 0.27 * strength);
    this.major = new Pen(1.15, 0.53 * strength);
    this.pixelX = new double[lattice.size()];
    this.pixelY = new double[lattice.size()];
    this.x = new float[lattice.size()];
    this.y = new float[lattice.size()];
    float[] positions = lattice.positions();
    for (int vertex = 0; vertex < x.length; vertex++) {
      x[vertex] = positions[2 * vertex];
      y[vertex] = positions[2 * vertex + 1];
    }
  }

  /** Moves the vertices: as many as the lattice has, in its order. */
  public void update(float[] newX, float[] newY) {
    this.x = newX;
    this.y = newY;
    this.moved = true;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    for (int vertex = 0; vertex < pixelX.length; vertex++) {
      pixelX[vertex] = projection.x(x[vertex]);
      pixelY[vertex] = projection.y(y[vertex]);
    }
    Ink ink = Ink.on(graphics, area, colour);
    for (int column = 0; column < columns; column += MINOR) {
      line(ink, column % MAJOR == 0 ? major : minor, column, columns, rows);
    }
    for (int row = 0; row < rows; row += MINOR) {
      line(ink, row % MAJOR == 0 ? major : minor, row * columns, 1, columns);
    }
    ink.dry();
  }

  private void line(Ink ink, Pen pen, int first, int step, int count) {
    // At rest a grid line is straight.
    int stride = moved ? step : step * (count - 1);
    int last = first + step * (count - 1);
    for (int to = first + stride; to <= last; to += stride) {
      ink.line(pen, pixelX[to - stride], pixelY[to - stride], pixelX[to], pixelY[to]);
    }
  }
}
