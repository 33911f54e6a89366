package org.uncoil.embedding;

/**
 * A regular lattice over a rectangle of the plane, its corners included: row by row from the
 * lowest, each row from left to right. Vertex {@code row·columns + column}.
 */
public record RegularGrid(AxisLimits limits, int columns, int rows) {
  public RegularGrid {
    if (columns < 2 || rows < 2) {
      throw new IllegalArgumentException(
          "a grid needs at least 2 × 2 vertices, not " + columns + " × " + rows);
    }
  }

  /** Number of vertices. */
  public int size() {
    return columns * rows;
  }

  /** Horizontal position of a column. */
  public double x(int column) {
    return limits.minX() + limits.width() * column / (columns - 1);
  }

  /** Vertical position of a row. */
  public double y(int row) {
    return limits.minY() + limits.height() * row / (rows - 1);
  }

  /** All positions, vertices × 2: what {@link ForwardPass#on} of a plane reads. */
  public float[] positions() {
    float[] positions = new float[2 * size()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int vertex = row * columns + column;
        positions[2 * vertex] = (float) x(column);
        positions[2 * vertex + 1] = (float) y(row);
      }
    }
    return positions;
  }
}
