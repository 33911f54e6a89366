package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.RunSelection;
import org.uncoil.setting.Checks;

/**
 * A figure's numbers, for who cannot see it, has no pointer, or wants them exactly.
 *
 * @param head what the columns are
 * @param rows as many cells each; the first says what the row is about
 */
public record FigureTable(List<String> head, List<Row> rows) implements Serializable {
  /**
   * A row.
   *
   * @param runs the runs behind it, which its first cell leads to; null where it has none
   */
  public record Row(List<String> cells, RunSelection runs) implements Serializable {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public FigureTable {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
    Checks checks = new Checks();
    for (Row row : rows) {
      checks.that(
          row.cells().size() == head.size(),
          "cells",
          row.cells(),
          "must be one for each of " + head);
    }
    checks.done();
  }
}
