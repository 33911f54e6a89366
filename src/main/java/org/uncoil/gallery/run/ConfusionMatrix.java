package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * How often each class was taken for each.
 *
 * @param caption what was counted, as "Test points"
 * @param epoch when
 * @param classes the classes' names
 * @param counts one row per true class, one number per predicted class
 */
public record ConfusionMatrix(
    String caption, int epoch, List<String> classes, List<List<Long>> counts)
    implements Serializable {
  /** Steps of shading between a cell without any point and one that holds its row's all. */
  private static final int SHADES = 10;

  public ConfusionMatrix {
    Checks checks = new Checks().text("caption", caption).notNegative("epoch", epoch);
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    checks.that(
        counts.size() == classes.size(),
        "counts",
        counts.size() + " rows",
        "must be one per class: " + classes.size());
    for (List<Long> row : counts) {
      checks.that(
          row.size() == classes.size() && row.stream().allMatch(count -> count >= 0),
          "counts",
          row,
          "every row must hold one count of 0 or more per class: " + classes.size());
    }
    checks.done();
  }

  /** How dark a cell is, from 0 to 10: its share of the row, rounded. */
  public int shade(int actual, int predicted) {
    List<Long> row = counts.get(actual);
    long total = row.stream().mapToLong(Long::longValue).sum();
    return total == 0 ? 0 : (int) Math.round((double) SHADES * row.get(predicted) / total);
  }
}
