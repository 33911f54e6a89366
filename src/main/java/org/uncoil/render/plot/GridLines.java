package org.uncoil.render.plot;

import org.uncoil.embedding.RegularGrid;

/**
 * Which of a lattice's lines are drawn: about seventeen in each direction, every fourth of them
 * stronger.
 */
record GridLines(int columns, int rows, int minor, int major) {
  static GridLines of(RegularGrid lattice) {
    int minor = Math.max(1, (Math.max(lattice.columns(), lattice.rows()) - 1) / 16);
    return new GridLines(lattice.columns(), lattice.rows(), minor, 4 * minor);
  }

  /** Takes a line: its first vertex, the step from one to the next, and how many they are. */
  @FunctionalInterface
  interface Sink {
    void line(boolean strong, int first, int step, int count);
  }

  void forEach(Sink sink) {
    for (int column = 0; column < columns; column += minor) {
      sink.line(column % major == 0, column, columns, rows);
    }
    for (int row = 0; row < rows; row += minor) {
      sink.line(row % major == 0, row * columns, 1, columns);
    }
  }
}
