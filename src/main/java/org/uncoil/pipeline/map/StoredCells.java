package org.uncoil.pipeline.map;

import java.util.Arrays;
import java.util.BitSet;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.map.CellRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/**
 * The figures of all cells of a map in memory, row by row from the bottom: some 20 bytes a cell.
 * What is missing is NaN.
 */
final class StoredCells {
  private final int columns;
  private final int rows;
  private final boolean[] converged;
  private final float[] convergence;
  private final float[] trainLoss;
  private final float[] trainAccuracy;
  private final float[] separationEpoch;

  private StoredCells(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    int cells = columns * rows;
    converged = new boolean[cells];
    convergence = missing(cells);
    trainLoss = missing(cells);
    trainAccuracy = missing(cells);
    separationEpoch = missing(cells);
  }

  private static float[] missing(int cells) {
    float[] values = new float[cells];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  /**
   * Reads them.
   *
   * @throws PipelineException where not all cells are trained
   */
  static StoredCells of(StudySpec study, OutputFolder folder) {
    StoredCells cells = new StoredCells(study.map().columns(), study.map().rows());
    BitSet there = new BitSet();
    folder
        .read(Table.CELLS)
        .forEach(
            row -> {
              cells.put(row);
              there.set(row.yStep() * cells.columns + row.xStep());
            });
    long lacking = study.map().cells() - there.cardinality();
    if (lacking > 0) {
      throw new PipelineException(
          "%s of the map %s not trained in %s: run the train stage first"
              .formatted(
                  Figures.count(lacking, "run"),
                  lacking == 1 ? "is" : "are",
                  folder.displayName()));
    }
    return cells;
  }

  private void put(CellRow row) {
    int cell = row.yStep() * columns + row.xStep();
    converged[cell] = row.converged();
    convergence[cell] = (float) row.convergence();
    trainLoss[cell] = (float) row.trainLoss();
    trainAccuracy[cell] = (float) row.trainAccuracy();
    separationEpoch[cell] = row.separationEpoch() == null ? Float.NaN : row.separationEpoch();
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Whether training converges. */
  boolean[] converged() {
    return converged;
  }

  /** The convergence measure. */
  float[] convergence() {
    return convergence;
  }

  /** The training loss at the end; NaN where it was no finite number before. */
  float[] trainLoss() {
    return trainLoss;
  }

  /** The training accuracy at the end, likewise. */
  float[] trainAccuracy() {
    return trainAccuracy;
  }

  /** The separation epoch; NaN where there is none. */
  float[] separationEpoch() {
    return separationEpoch;
  }
}
