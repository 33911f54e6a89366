package org.uncoil.render.plot;

import java.util.Arrays;

/**
 * The lines between a {@link DecisionField}'s classes. Each cell that has more than one class is
 * cut into four triangles around its middle; in a triangle logits are linear, so that a boundary
 * there is exactly a straight piece: where two classes are equal and no other is larger.
 */
final class Boundary {
  /** Takes a straight piece, in cells from the lower left corner. */
  @FunctionalInterface
  interface Sink {
    void piece(double x0, double y0, double x1, double y1);
  }

  private final DecisionField field;
  private final int classes;

  /** The corners of a cell, counter-clockwise, then its middle: x, y, and the logits. */
  private final double[][] corner;

  /** Of a triangle's classes, those that may lead somewhere in it. */
  private final int[] leading;

  Boundary(DecisionField field) {
    this.field = field;
    this.classes = field.classes();
    this.corner = new double[5][2 + classes];
    this.leading = new int[classes];
  }

  /** Finds all pieces. */
  void trace(Sink sink) {
    for (int row = 0; row < field.rows() - 1; row++) {
      for (int column = 0; column < field.columns() - 1; column++) {
        if (!field.uniform(row * field.columns() + column) && load(column, row)) {
          for (int side = 0; side < 4; side++) {
            traceTriangle(corner[side], corner[(side + 1) % 4], corner[4], sink);
          }
        }
      }
    }
  }

  /** Loads a cell; false where one of its corners has no class. */
  private boolean load(int column, int row) {
    Arrays.fill(corner[4], 0);
    for (int i = 0; i < 4; i++) {
      int x = column + (i == 1 || i == 2 ? 1 : 0);
      int y = row + i / 2;
      int vertex = y * field.columns() + x;
      if (field.top(vertex) < 0) {
        return false;
      }
      corner[i][0] = x;
      corner[i][1] = y;
      for (int c = 0; c < classes; c++) {
        corner[i][2 + c] = field.logit(vertex, c);
      }
      for (int k = 0; k < corner[i].length; k++) {
        corner[4][k] += corner[i][k] / 4;
      }
    }
    return true;
  }

  private void traceTriangle(double[] a, double[] b, double[] c, Sink sink) {
    int count = 0;
    int[] tops = {largest(a), largest(b), largest(c)};
    for (int label = 0; label < classes; label++) {
      if (!below(label, tops[0], a, b, c)
          && !below(label, tops[1], a, b, c)
          && !below(label, tops[2], a, b, c)) {
        leading[count++] = label;
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        tracePair(a, b, c, leading[i], leading[j], sink);
      }
    }
  }

  private int largest(double[] vertex) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (vertex[2 + c] > vertex[2 + best]) {
        best = c;
      }
    }
    return best;
  }

  /** Whether one class is less than another in the whole triangle, so that it leads nowhere. */
  private static boolean below(int label, int other, double[] a, double[] b, double[] c) {
    return a[2 + label] < a[2 + other]
        && b[2 + label] < b[2 + other]
        && c[2 + label] < c[2 + other];
  }

  /** The piece where classes i and j are equal. */
  private void tracePair(double[] a, double[] b, double[] c, int i, int j, Sink sink) {
    boolean onA = a[2 + i] < a[2 + j];
    boolean onB = b[2 + i] < b[2 + j];
    boolean onC = c[2 + i] < c[2 + j];
    if (onA == onB && onB == onC) {
      return;
    }
    // The corner that lies alone on its side of the line is where both crossed edges meet.
    if (onB == onC) {
      cut(crossing(a, b, i, j), crossing(a, c, i, j), i, sink);
    } else if (onA == onC) {
      cut(crossing(b, a, i, j), crossing(b, c, i, j), i, sink);
    } else {
      cut(crossing(c, a, i, j), crossing(c, b, i, j), i, sink);
    }
  }

  /** Keeps what no other class exceeds. */
  private void cut(double[] from, double[] to, int i, Sink sink) {
    double low = 0;
    double high = 1;
    for (int c = 0; c < classes; c++) {
      // The slack lets i itself and its equal pass in spite of rounding.
      double start = from[2 + i] - from[2 + c] + 1e-9 * Math.abs(from[2 + i]);
      double end = to[2 + i] - to[2 + c] + 1e-9 * Math.abs(to[2 + i]);
      if (start < 0 && end < 0) {
        return;
      }
      if (start < 0) {
        low = Math.max(low, start / (start - end));
      } else if (end < 0) {
        high = Math.min(high, start / (start - end));
      }
    }
    if (low < high) {
      double dx = to[0] - from[0];
      double dy = to[1] - from[1];
      sink.piece(from[0] + low * dx, from[1] + low * dy, from[0] + high * dx, from[1] + high * dy);
    }
  }

  /** Where classes i and j are equal on an edge at whose ends they are not in the same order. */
  private static double[] crossing(double[] from, double[] to, int i, int j) {
    double start = from[2 + i] - from[2 + j];
    double end = to[2 + i] - to[2 + j];
    double share = start / (start - end);
    double[] point = new double[from.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = from[k] + share * (to[k] - from[k]);
    }
    return point;
  }
}
