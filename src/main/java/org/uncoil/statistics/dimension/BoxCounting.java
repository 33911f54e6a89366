package org.uncoil.statistics.dimension;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.uncoil.setting.Checks;

/**
 * The box-counting dimension of a set of cells of a grid (Falconer: Fractal Geometry, 2nd edition,
 * 2003, section 3.1): boxes of the sides 1, 2, 4, … cells, up to an eighth of the shorter side of
 * the grid, are laid from the corner of cell 0, and those with at least one cell of the set are
 * counted. Boxes that reach beyond the grid count as well.
 *
 * <p>The line is fitted to the sides from 2 on: within a cell a grid has no structure, so that the
 * smallest boxes of a set with structure at all sizes are too few.
 *
 * <p>The dimension is defined as a limit for ever smaller boxes. A grid has only a few sizes, so
 * this is an estimate: it is exact for sets that look the same at each of the sizes.
 *
 * @param counts by ascending side; empty if an eighth of the shorter side is less than a cell
 * @param dimension none if there are fewer than three sides to fit (a grid of fewer than 64 cells a
 *     side) or no cells
 */
public record BoxCounting(List<BoxCount> counts, Optional<BoxDimension> dimension) {
  private static final int FEWEST_SIDES = 3;

  /** The largest boxes have an eighth of the side of the grid: of larger ones there are too few. */
  private static final int LARGEST_SHARE = 8;

  public BoxCounting {
    counts = List.copyOf(counts);
  }

  /**
   * Counts the boxes. Takes time in proportion to the cells of the set and memory of three bits per
   * cell of the grid at most.
   *
   * @param cells row by row, cell (column, row) at {@code row * columns + column}
   * @param columns,rows of the grid, at least 1
   */
  public static BoxCounting of(BitSet cells, int columns, int rows) {
    check(cells.length(), columns, rows);
    List<BoxCount> counts = new ArrayList<>();
    BitSet boxes = cells;
    int across = columns;
    for (int side = 1; side <= Math.min(columns, rows) / LARGEST_SHARE; side *= 2) {
      if (side > 1) {
        boxes = doubled(boxes, across);
        across = (across + 1) / 2;
      }
      counts.add(new BoxCount(side, boxes.cardinality()));
    }
    List<BoxCount> fitted = counts.stream().filter(count -> count.side() > 1).toList();
    boolean enough = fitted.size() >= FEWEST_SIDES && !cells.isEmpty();
    return new BoxCounting(counts, enough ? Optional.of(fit(fitted)) : Optional.empty());
  }

  /** The same for a set that has the cells whose value is true. */
  public static BoxCounting of(boolean[] cells, int columns, int rows) {
    BitSet set = new BitSet(cells.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i]) {
        set.set(i);
      }
    }
    return of(set, columns, rows);
  }

  private static void check(int length, int columns, int rows) {
    new Checks()
        .that(columns >= 1, "columns", columns, "must be at least 1")
        .that(rows >= 1, "rows", rows, "must be at least 1")
        .that(
            length <= (long) columns * rows,
            "cells",
            length,
            "must be within a grid of " + columns + " × " + rows + " cells")
        .done();
  }

  /** Boxes of twice the side: each is the union of four, since all grids begin in one corner. */
  private static BitSet doubled(BitSet boxes, int across) {
    int acrossDoubled = (across + 1) / 2;
    BitSet doubled = new BitSet();
    for (int i = boxes.nextSetBit(0); i >= 0; i = boxes.nextSetBit(i + 1)) {
      doubled.set(i / across / 2 * acrossDoubled + i % across / 2);
    }
    return doubled;
  }

  private static BoxDimension fit(List<BoxCount> counts) {
    SimpleRegression line = new SimpleRegression();
    for (BoxCount count : counts) {
      line.addData(-StrictMath.log(count.side()), StrictMath.log(count.boxes()));
    }
    boolean level = line.getTotalSumSquares() == 0;
    return new BoxDimension(line.getSlope(), line.getSlopeStdErr(), level ? 1 : line.getRSquare());
  }
}
