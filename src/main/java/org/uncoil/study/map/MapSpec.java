package org.uncoil.study.map;

import java.io.Serializable;
import org.uncoil.setting.SettingException;

/**
 * A map: two settings with many values, and one run for each pair of values. What a run is follows
 * from its cell: the column is the step of the x axis, the row that of the y axis, both from 0.
 */
public record MapSpec(MapAxis x, MapAxis y) implements Serializable {
  /** So many that the figures of all cells fit into the memory of a driver. */
  public static final long MOST_CELLS = 100_000_000;

  /** Columns. */
  public int columns() {
    return x.steps();
  }

  /** Rows. */
  public int rows() {
    return y.steps();
  }

  /** Number of runs. */
  public long cells() {
    return (long) columns() * rows();
  }

  /**
   * The dataset or network of a cell.
   *
   * @param owner which of both
   * @param base the study's
   * @throws SettingException where the values do not go together
   */
  public <R extends Record> R cell(MapAxis.Owner owner, R base, int column, int row) {
    return y.put(x.put(base, owner, column), owner, row);
  }
}
