package org.uncoil.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Turns a file's rows into points, one after the other. A row that cannot be used is told with its
 * place; all of them are refused or left out at the end, as the specification says.
 */
final class PointImport {
  private static final int MOST_REASONS = 5;
  private static final int MOST_CLASSES = 100;

  private final PointFile file;
  private final List<String> columns;
  private final ColumnChoice choice;
  private final Predicate<String> missing;
  private final List<double[]> points = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private int bad;

  /**
   * Starts an import.
   *
   * @param columns the file's columns
   * @param missing tells a value that stands for none
   */
  PointImport(PointFile file, List<String> columns, Predicate<String> missing) {
    this.file = file;
    this.columns = columns;
    this.choice = ColumnChoice.of(file, columns);
    this.missing = missing;
  }

  /**
   * Takes a row.
   *
   * @param place where it stands, as {@code line 12}
   * @param cells its values as text; null where there is none
   */
  void row(String place, List<String> cells) {
    if (cells.size() != columns.size()) {
      refuse(
          "%s has %d values, but there are %d columns"
              .formatted(place, cells.size(), columns.size()));
      return;
    }
    String label = cells.get(choice.label());
    if (isMissing(label)) {
      refuse(place + ", " + column(choice.label()) + ": the class is missing");
      return;
    }
    double[] point = new double[choice.features().size()];
    for (int i = 0; i < point.length; i++) {
      int column = choice.features().get(i);
      String cell = cells.get(column);
      if (isMissing(cell)) {
        refuse(place + ", " + column(column) + ": the value is missing");
        return;
      }
      point[i] = number(cell.strip());
      if (!(Math.abs(point[i]) <= Float.MAX_VALUE)) {
        String why =
            Double.isNaN(point[i]) ? "is not a finite number" : "is too large: beyond ±3.4e38";
        refuse("%s, %s: \"%s\" %s".formatted(place, column(column), Shown.text(cell), why));
        return;
      }
    }
    points.add(point);
    labels.add(label.strip());
  }

  /** The file's columns, in order. */
  List<String> columns() {
    return columns;
  }

  private void refuse(String reason) {
    bad++;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(reason);
    }
  }

  private boolean isMissing(String cell) {
    return cell == null || missing.test(cell.strip());
  }

  private String column(int position) {
    return "column " + (position + 1) + " (" + Shown.text(columns.get(position)) + ")";
  }

  private static double number(String cell) {
    try {
      // Double.parseDouble would also take 1f, 0x1p3 and Infinity
      return new BigDecimal(cell).doubleValue();
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  PointSet points() {
    if (bad > 0 && file.onBadRow() == PointFile.BadRows.FAIL) {
      String more =
          bad > reasons.size() ? "; and " + (bad - reasons.size()) + " more bad rows" : "";
      throw new DatasetException(
          file.path()
              + ": "
              + String.join("; ", reasons)
              + more
              + " (mend the file, or set on-bad-row = skip)");
    }
    if (points.isEmpty()) {
      throw new DatasetException(
          file.path()
              + ": there is no row to use"
              + (bad == 0 ? "" : "; all " + bad + " are bad: " + reasons.get(0)));
    }
    List<String> classes = classes();
    PointSet.Builder builder =
        new PointSet.Builder(choice.features().stream().map(columns::get).toList());
    for (int i = 0; i < points.size(); i++) {
      builder.add(classes.indexOf(labels.get(i)), points.get(i));
    }
    return builder.build(classes);
  }

  private List<String> classes() {
    Set<String> distinct = new TreeSet<>(labels);
    String where = file.path() + ": " + column(choice.label());
    if (distinct.size() < 2) {
      throw new DatasetException(
          where
              + " holds one class only, \""
              + Shown.text(labels.get(0))
              + "\": there must be two to tell apart");
    }
    if (distinct.size() > MOST_CLASSES) {
      throw new DatasetException(
          "%s holds %d different values, such as \"%s\": more than %d classes; is it a number rather than a class?"
              .formatted(where, distinct.size(), Shown.text(labels.get(0)), MOST_CLASSES));
    }
    boolean numbers = distinct.stream().noneMatch(label -> Double.isNaN(number(label)));
    return distinct.stream()
        .sorted(numbers ? Comparator.comparing(BigDecimal::new) : Comparator.naturalOrder())
        .toList();
  }

  ImportReport report() {
    return new ImportReport(bad, reasons);
  }
}
