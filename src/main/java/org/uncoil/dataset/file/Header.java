package org.uncoil.dataset.file;

import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.PointFile;

/**
 * Whether the line that should name the columns is a row of values: it would be lost silently.
 *
 * @param cells what stands in it
 * @param rules how a row's values are understood
 */
record Header(List<String> cells, CellRules rules) {
  private static final int FEWEST_COUNTED = 3;

  /** Whether all coordinates and the class are numbers, and the columns are not just counted. */
  boolean holdsNumbersOnly(ColumnChoice choice) {
    return namesNumbers(choice) && isNumber(cells.get(choice.label())) && !counts();
  }

  /** Whether all coordinates are numbers, or missing. */
  boolean namesNumbers(ColumnChoice choice) {
    return choice.features().stream().map(cells::get).anyMatch(this::isNumber)
        && choice.features().stream()
            .map(cells::get)
            .allMatch(cell -> isNumber(cell) || rules.isMissing(cell));
  }

  /** As pandas names the columns of a table that has no names: 0, 1, 2, …. */
  boolean counts() {
    return cells.size() >= FEWEST_COUNTED
        && IntStream.range(0, cells.size()).allMatch(i -> cells.get(i).equals(String.valueOf(i)));
  }

  private boolean isNumber(String cell) {
    return rules.decimal(cell) != null;
  }

  static DatasetException refusal(PointFile file) {
    return new DatasetException(
        file.path()
            + ": the first line looks like a row, not like the names of the columns: set header = false, or give the columns names");
  }
}
