package org.uncoil.dataset.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows that go over several lines, because a quote that opens on one is closed on another. Where a
 * line by itself has as many values as there are columns, the quote may have swallowed rows.
 */
final class SpreadRows {
  private final char separator;
  private int rows;
  private String first = "";

  SpreadRows(char separator) {
    this.separator = separator;
  }

  /**
   * Looks at a row before it is taken.
   *
   * @param line where it begins, from 1
   * @return whether it is refused: a value that is used holds what look like rows
   */
  boolean refuses(PointImport points, String part, long line, List<String> cells) {
    boolean holdsRow = holdsRow(cells, points.columns().size());
    long opened = line;
    for (int i = 0; i < cells.size(); i++) {
      int breaks = breaks(cells.get(i));
      boolean label = i == points.choice().label();
      if (breaks > 0 && (holdsRow || label)) {
        boolean harmful =
            label
                || points.choice().features().contains(i)
                || cells.size() != points.columns().size();
        String where =
            String.format(
                Locale.ROOT,
                "%sline %d, value %d: the quote that opens here is closed on line %d",
                part,
                opened,
                i + 1,
                opened + breaks);
        if (holdsRow && harmful) {
          points.refuse(where + ", and what it encloses looks like rows");
          return true;
        }
        first = rows == 0 ? where : first;
        rows++;
        return false;
      }
      opened += breaks;
    }
    return false;
  }

  /** What to say of rows that were taken. */
  Optional<String> warning() {
    if (rows == 0) {
      return Optional.empty();
    }
    return Optional.of(
        first
            + ": the lines between count as one value"
            + (rows == 1 ? "" : "; and " + (rows - 1) + " more rows like this"));
  }

  /**
   * Whether one of the lines of a row has as many values as there are columns, not counting lines
   * that would have them without what the quotes enclose.
   */
  private boolean holdsRow(List<String> cells, int columns) {
    int values = 1;
    boolean enclosed = false;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean spread = breaks(cell) > 0;
      values += i > 0 ? 1 : 0;
      for (int c = 0; c < cell.length(); c++) {
        if (isBreak(cell, c)) {
          if (enclosed && values == columns) {
            return true;
          }
          values = 1;
          enclosed = false;
        } else if (cell.charAt(c) == separator) {
          values++;
          enclosed |= spread;
        }
      }
    }
    return enclosed && values == columns;
  }

  private static int breaks(String cell) {
    int breaks = 0;
    for (int c = 0; c < cell.length(); c++) {
      breaks += isBreak(cell, c) ? 1 : 0;
    }
    return breaks;
  }

  /** A line feed, or a carriage return that no line feed follows. */
  private static boolean isBreak(String text, int c) {
    return text.charAt(c) == '\n'
        || (text.charAt(c) == '\r' && (c + 1 == text.length() || text.charAt(c + 1) != '\n'));
  }
}
