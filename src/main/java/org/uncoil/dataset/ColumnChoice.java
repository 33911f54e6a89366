package org.uncoil.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a file hold the class and the coordinates.
 *
 * @param label position of the class, from 0
 * @param features positions of the coordinates, from 0
 */
record ColumnChoice(int label, List<Integer> features) {
  static ColumnChoice of(PointFile file, List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isBlank()) {
        throw new DatasetException(
            "%s: column %d has no name in the header".formatted(file.path(), i + 1));
      }
      if (!seen.add(columns.get(i))) {
        throw new DatasetException(
            "%s: the header names \"%s\" twice, the second time at column %d"
                .formatted(file.path(), Shown.text(columns.get(i)), i + 1));
      }
    }
    int label = position(file, "label", file.label(), columns);
    List<Integer> features = new ArrayList<>();
    if (file.features().isEmpty()) {
      for (int i = 0; i < columns.size(); i++) {
        if (i != label) {
          features.add(i);
        }
      }
    }
    for (String feature : file.features()) {
      int position = position(file, "features", feature, columns);
      if (position == label || features.contains(position)) {
        throw new DatasetException(
            "%s: features names the column \"%s\" %s"
                .formatted(
                    file.path(), feature, position == label ? "which is the label" : "twice"));
      }
      features.add(position);
    }
    if (features.isEmpty()) {
      throw new DatasetException(
          file.path() + ": there is no column beside the label \"" + file.label() + "\"");
    }
    return new ColumnChoice(label, List.copyOf(features));
  }

  private static int position(PointFile file, String setting, String column, List<String> columns) {
    int named = columns.indexOf(column);
    if (named >= 0) {
      return named;
    }
    if (column.matches("[0-9]{1,6}")) {
      int position = Integer.parseInt(column) - 1;
      if (position >= 0 && position < columns.size()) {
        return position;
      }
    }
    throw new DatasetException(
        "%s: %s = %s: there is no such column; there are %s"
            .formatted(file.path(), setting, column, Shown.list(columns)));
  }
}
