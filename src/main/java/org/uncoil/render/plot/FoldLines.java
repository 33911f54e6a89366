package org.uncoil.render.plot;

import org.uncoil.embedding.Distortion;

/**
 * Where a map turns the plane over: the lines along which the determinant of its Jacobian is 0,
 * found by marching squares (Lorensen and Cline 1987, in two dimensions) between the middles of
 * cells, and drawn where the map puts them, in dashes.
 */
final class FoldLines {
  /** Length of a dash with the gap after it, in pixels, and the dash's share of it. */
  private static final double DASH = 8;

  private static final double INK = 0.55;

  private final Distortion distortion;
  private final double[] x;
  private final double[] y;

  /** Ends of the pieces in one square: at most one on each of its edges. */
  private final double[] endX = new double[4];

  private final double[] endY = new double[4];
  private int ends;

  /** Of a map whose lattice's vertices lie at x, y on the picture. */
  FoldLines(Distortion distortion, double[] x, double[] y) {
    this.distortion = distortion;
    this.x = x;
    this.y = y;
  }

  void trace(Boundary.Sink sink) {
    for (int row = 0; row < distortion.rows() - 1; row++) {
      for (int column = 0; column < distortion.columns() - 1; column++) {
        ends = 0;
        // Around the square, so that an edge's neighbours in the list share a corner with it.
        cross(column, row, 1, 0);
        cross(column + 1, row, 0, 1);
        cross(column + 1, row + 1, -1, 0);
        cross(column, row + 1, 0, -1);
        for (int end = 0; end + 1 < ends; end += 2) {
          dash(end, (column + row) % 2 == 0, sink);
        }
      }
    }
  }

  /** Draws a long piece in dashes; of short ones, every other. */
  private void dash(int end, boolean even, Boundary.Sink sink) {
    double dx = endX[end + 1] - endX[end];
    double dy = endY[end + 1] - endY[end];
    double length = Math.sqrt(dx * dx + dy * dy);
    // Beyond any picture: what is not finite, or goes far out, is one line to be cut.
    boolean whole = !(length < 1e5);
    int dashes = whole ? 1 : (int) Math.round(length / DASH);
    if (dashes == 0) {
      if (even) {
        sink.piece(endX[end], endY[end], endX[end + 1], endY[end + 1]);
      }
      return;
    }
    for (int i = 0; i < dashes; i++) {
      double from = (i + (1 - INK) / 2) / dashes;
      double to = from + INK / dashes;
      sink.piece(
          endX[end] + from * dx, endY[end] + from * dy, endX[end] + to * dx, endY[end] + to * dy);
    }
  }

  /** Adds an end where the determinant changes its sign from one cell to a neighbour. */
  private void cross(int column, int row, int right, int up) {
    double here = determinant(column, row);
    double there = determinant(column + right, row + up);
    if (!(here * there < 0)) {
      return;
    }
    double share = here / (here - there);
    double u = column + 0.5 + share * right;
    double v = row + 0.5 + share * up;
    endX[ends] = between(x, u, v);
    endY[ends] = between(y, u, v);
    ends++;
  }

  private double determinant(int column, int row) {
    return distortion.determinant(row * distortion.columns() + column);
  }

  /** A coordinate between vertices, bilinear. */
  private double between(double[] values, double u, double v) {
    int columns = distortion.columns() + 1;
    int column = Math.min(columns - 2, (int) u);
    int row = Math.min(distortion.rows() - 1, (int) v);
    int vertex = row * columns + column;
    double right = u - column;
    double up = v - row;
    double low = values[vertex] + right * (values[vertex + 1] - values[vertex]);
    double high =
        values[vertex + columns]
            + right * (values[vertex + columns + 1] - values[vertex + columns]);
    return low + up * (high - low);
  }
}
