package org.uncoil.statistics.dimension;

import java.util.BitSet;
import org.uncoil.setting.Checks;

/**
 * The boundary of the true cells of a grid: the true cells one of whose eight neighbours is false.
 * A line that is drawn this way touches the same boxes as a curve of no width. Boundaries of both
 * sides, or of four neighbours, have too many or too few of the smallest boxes, and {@link
 * BoxCounting} finds a dimension of 1.06 to 1.09, or of 0.92 to 0.95, for a disc.
 */
public final class BoundaryCells {
  private BoundaryCells() {}

  /**
   * Finds the boundary.
   *
   * @param values row by row, {@code columns * rows} of them
   * @param columns,rows of the grid, at least 1; beyond its edge there are no neighbours
   * @return the indices of the boundary's cells
   */
  public static BitSet of(boolean[] values, int columns, int rows) {
    new Checks()
        .that(columns >= 1, "columns", columns, "must be at least 1")
        .that(rows >= 1, "rows", rows, "must be at least 1")
        .that(
            values.length == (long) columns * rows,
            "values",
            values.length,
            "must be one for each of " + columns + " × " + rows + " cells")
        .done();
    BitSet boundary = new BitSet(values.length);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        if (values[cell] && besideFalse(values, columns, rows, column, row)) {
          boundary.set(cell);
        }
      }
    }
    return boundary;
  }

  private static boolean besideFalse(boolean[] values, int columns, int rows, int column, int row) {
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (!values[y * columns + x]) {
          return true;
        }
      }
    }
    return false;
  }
}
