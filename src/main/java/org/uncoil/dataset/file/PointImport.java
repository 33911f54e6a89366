package org.uncoil.dataset.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.Shown;
import org.uncoil.dataset.Spelling;

/**
 * Turns a file's rows into points, one after the other. A row that cannot be used is told with its
 * place; all of them are refused or left out at the end, as the specification says.
 */
public final class PointImport {
  private static final int MOST_REASONS = 5;
  private static final int MOST_CLASSES = 100;

  private final PointFile file;
  private final List<String> columns;
  private final ColumnChoice choice;
  private final List<String> featureNames;
  private final CellRules rules;
  private final List<double[]> points = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int bad;
  private String hint = "";

  /**
   * Starts an import.
   *
   * @param columns the file's columns
   * @param rules how the text of a cell is understood
   */
  PointImport(PointFile file, List<String> columns, CellRules rules) {
    this.file = file;
    this.columns = columns;
    this.rules = rules;
    this.choice = ColumnChoice.of(file, columns);
    if (hasHeader() && new Header(columns, rules).holdsNumbersOnly(choice)) {
      throw Header.refusal(file);
    }
    this.featureNames = choice.featureNames(file, columns);
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
          String.format(
              Locale.ROOT,
              "%s has %d values, but there are %d columns",
              place,
              cells.size(),
              columns.size()));
      return;
    }
    String label = cells.get(choice.label());
    if (rules.isMissing(label)) {
      refuse(place + ", " + column(choice.label()) + ": the class is missing");
      return;
    }
    double[] point = new double[choice.features().size()];
    for (int i = 0; i < point.length; i++) {
      int column = choice.features().get(i);
      String cell = cells.get(column);
      if (rules.isMissing(cell)) {
        refuse(place + ", " + column(column) + ": the value is missing");
        return;
      }
      point[i] = rules.number(cell);
      if (!(Math.abs(point[i]) <= Float.MAX_VALUE)) {
        String why =
            Double.isNaN(point[i]) ? "is not a finite number" : "is too large: beyond ±3.4e38";
        refuse("%s, %s: \"%s\" %s".formatted(place, column(column), Shown.text(cell), why));
        hint = hint.isEmpty() ? rules.hint(cell) : hint;
        return;
      }
    }
    points.add(point);
    labels.add(file.classNames().of(label));
  }

  /** The file's columns, in order. */
  List<String> columns() {
    return columns;
  }

  /** Which of them are used. */
  ColumnChoice choice() {
    return choice;
  }

  /** Number of points so far. */
  int size() {
    return points.size();
  }

  /** Takes a row for one that cannot be used. */
  void refuse(String reason) {
    bad++;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(reason);
    }
  }

  /** Notes what may not be as the file's author means it. */
  void warn(String warning) {
    warnings.add(warning);
  }

  /** How messages call a column. */
  String column(int position) {
    return "column " + (position + 1) + " (" + Shown.text(columns.get(position)) + ")";
  }

  private boolean hasHeader() {
    return file instanceof Csv csv && csv.header();
  }

  public PointSet points() {
    if (bad > 0 && file.onBadRow() == PointFile.BadRows.FAIL) {
      String more =
          bad > reasons.size() ? "; and " + (bad - reasons.size()) + " more bad rows" : "";
      throw new DatasetException(
          file.path()
              + ": "
              + String.join("; ", reasons)
              + more
              + " (correct the file, or set on-bad-row = skip"
              + hint
              + ")");
    }
    if (points.isEmpty()) {
      throw new DatasetException(
          file.path()
              + ": there is no row to use"
              + (bad == 0 ? "" : "; all " + bad + " are bad: " + reasons.get(0)));
    }
    List<String> classes = classes();
    PointSet.Builder builder = new PointSet.Builder(featureNames);
    for (int i = 0; i < points.size(); i++) {
      builder.add(classes.indexOf(labels.get(i)), points.get(i));
    }
    return builder.build(classes);
  }

  private List<String> classes() {
    Set<String> distinct = new TreeSet<>(labels);
    String where = file.path() + ": " + column(choice.label());
    requireHeader(distinct);
    if (distinct.size() < 2) {
      throw new DatasetException(
          where
              + " holds one class only, \""
              + Shown.text(labels.get(0))
              + "\": there must be at least two");
    }
    if (distinct.size() > MOST_CLASSES) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s holds %d different values, such as \"%s\": more than %d classes; is it a number rather than a class?",
              where,
              distinct.size(),
              Shown.text(labels.get(0)),
              MOST_CLASSES));
    }
    warnOfLookAlikes(distinct);
    boolean numbers = distinct.stream().noneMatch(label -> rules.decimal(label) == null);
    return distinct.stream()
        .sorted(numbers ? Comparator.comparing(rules::decimal) : Comparator.naturalOrder())
        .toList();
  }

  /** A first line of numbers that ends in a class of the rows below it is a row itself. */
  private void requireHeader(Set<String> classes) {
    Header header = new Header(columns, rules);
    if (hasHeader()
        && header.namesNumbers(choice)
        && !header.counts()
        && classes.contains(file.classNames().of(columns.get(choice.label())))) {
      throw Header.refusal(file);
    }
  }

  private void warnOfLookAlikes(Set<String> classes) {
    List<List<String>> groups = Spelling.alike(classes);
    if (groups.isEmpty()) {
      return;
    }
    Map<String, Long> counts =
        labels.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    for (List<String> group : groups.stream().limit(MOST_REASONS).toList()) {
      String names =
          group.stream()
              .limit(MOST_REASONS)
              .map(
                  name ->
                      String.format(
                          Locale.ROOT, "\"%s\" (rows: %d)", Shown.exact(name), counts.get(name)))
              .collect(Collectors.joining(" and "));
      boolean helps = group.stream().map(Spelling::normalised).distinct().count() == 1;
      warn(
          "%s has classes that look alike: %s; if they are one, %s"
              .formatted(
                  column(choice.label()),
                  names,
                  helps ? "set class-names = normalised" : "correct the file"));
    }
    if (groups.size() > MOST_REASONS) {
      warn("and " + (groups.size() - MOST_REASONS) + " more groups of classes that look alike");
    }
  }

  public ImportReport report() {
    return new ImportReport(bad, reasons, warnings);
  }
}
