package org.uncoil.dataset.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.Shown;
import org.uncoil.dataset.Spelling;

/**
 * Which columns of a file hold the class and the coordinates. Only these need names of their own.
 *
 * @param label position of the class, from 0
 * @param features positions of the coordinates, from 0
 */
record ColumnChoice(int label, List<Integer> features) {
  private static final String CHOOSE =
      "; name the columns to use in features, by position where names do not do";

  static ColumnChoice of(PointFile file, List<String> columns) {
    int label = position(file, "label", file.label(), columns);
    List<Integer> features = features(file, label, columns);
    if (features.isEmpty()) {
      throw new DatasetException(
          file.path() + ": there is no column beside the label \"" + file.label() + "\"");
    }
    return new ColumnChoice(label, features);
  }

  private static List<Integer> features(PointFile file, int label, List<String> columns) {
    if (file.features().isEmpty()) {
      return IntStream.range(0, columns.size()).filter(i -> i != label).boxed().toList();
    }
    Set<Integer> taken = new HashSet<>();
    List<Integer> features = new ArrayList<>();
    for (String feature : file.features()) {
      int position = position(file, "features", feature, columns);
      if (position == label || !taken.add(position)) {
        throw new DatasetException(
            "%s: features names the column \"%s\" %s"
                .formatted(
                    file.path(), feature, position == label ? "which is the label" : "twice"));
      }
      features.add(position);
    }
    return List.copyOf(features);
  }

  private static int position(PointFile file, String setting, String column, List<String> columns) {
    int named = columns.indexOf(column);
    if (named >= 0) {
      if (named != columns.lastIndexOf(column)) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s: %s = %s: columns %d and %d have this name; give the position instead",
                file.path(),
                setting,
                Shown.text(column),
                named + 1,
                columns.lastIndexOf(column) + 1));
      }
      return named;
    }
    if (column.matches("[0-9]{1,6}")) {
      int position = Integer.parseInt(column) - 1;
      if (position >= 0 && position < columns.size()) {
        return position;
      }
    }
    throw new DatasetException(
        "%s: %s = %s: there is no such column; there are %s%s"
            .formatted(
                file.path(),
                setting,
                Shown.text(column),
                Shown.list(columns),
                suggestion(column, columns)));
  }

  /** A column whose name looks the same but is written otherwise. */
  private static String suggestion(String column, List<String> columns) {
    String normalised = Spelling.normalised(column);
    for (int i = 0; i < columns.size(); i++) {
      if (Spelling.normalised(columns.get(i)).equals(normalised)) {
        return String.format(
            Locale.ROOT,
            "; column %d looks like it, but is written %s, not %s",
            i + 1,
            Shown.exact(columns.get(i)),
            Shown.exact(column));
      }
    }
    return "";
  }

  /**
   * The names of the coordinates: the columns', or the position of a column without a name that was
   * chosen by it.
   *
   * @throws DatasetException where one has no name, or two have the same
   */
  List<String> featureNames(PointFile file, List<String> columns) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int feature : features) {
      String name = columns.get(feature);
      if (name.isBlank() && !file.features().isEmpty()) {
        name = String.valueOf(feature + 1);
      }
      if (name.isBlank()) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s: column %d has no name in the header%s",
                file.path(),
                feature + 1,
                CHOOSE));
      }
      if (!seen.add(name)) {
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "%s: the header names \"%s\" twice, the second time at column %d%s",
                file.path(),
                Shown.text(name),
                feature + 1,
                CHOOSE));
      }
      names.add(name);
    }
    return List.copyOf(names);
  }
}
