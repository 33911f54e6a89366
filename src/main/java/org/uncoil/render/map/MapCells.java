package org.uncoil.render.map;

import org.uncoil.setting.Checks;

/**
 * What became of the run in each cell of a map. The arrays are not copied, since they may be large;
 * whoever makes one must not change them later.
 *
 * @param columns,rows 1 to 16,384, together at most 100 million cells
 * @param converged row by row, row 0 is the lowest: cell (column, row) at {@code row * columns +
 *     column}
 * @param measure for each cell how slowly the run converges or diverges, smaller is faster: the
 *     mean over epochs of loss / initial loss of a run that converges, of initial loss / loss of
 *     one that diverges; NaN if the cell has no result
 */
@SuppressWarnings("ArrayRecordComponent") // too large to copy, never compared
public record MapCells(int columns, int rows, boolean[] converged, float[] measure) {
  private static final int LONGEST_SIDE = 16_384;
  private static final int MOST_CELLS = 100_000_000;

  public MapCells {
    long cells = (long) columns * rows;
    new Checks()
        .range("columns", columns, 1, LONGEST_SIDE)
        .range("rows", rows, 1, LONGEST_SIDE)
        .that(cells <= MOST_CELLS, "cells", cells, "must be at most " + MOST_CELLS)
        .that(converged.length == cells, "converged", converged.length, "must be " + cells)
        .that(measure.length == cells, "measure", measure.length, "must be " + cells)
        .done();
  }

  /** Number of cells. */
  public int size() {
    return converged.length;
  }

  /** How many of the runs that converge, or diverge, have a measure. */
  int count(boolean ofConverged) {
    int count = 0;
    for (int i = 0; i < converged.length; i++) {
      if (converged[i] == ofConverged && !Float.isNaN(measure[i])) {
        count++;
      }
    }
    return count;
  }
}
