package org.uncoil.gallery.map;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.uncoil.setting.Checks;

/**
 * An axis of a map: a setting, and its value in each column or in each row.
 *
 * @param label what the page calls it, as "learning rate"
 * @param target whose setting it is
 * @param path the keys that lead to it in the target's specification, as {@code optimizer} and
 *     {@code momentum}
 * @param scale how its numbers are spaced
 * @param values of each column from left to right, or of each row from bottom to top, as JSON: a
 *     number, a string or a list of widths
 * @param changesStart whether points or initial weights depend on it, so that {@link MapStart} has
 *     a script for each value
 */
public record PageAxis(
    String label,
    Target target,
    List<String> path,
    Spacing scale,
    List<String> values,
    boolean changesStart)
    implements Serializable {
  /** Whose setting an axis is. */
  public enum Target {
    /** The network's: the value is put into its specification. */
    NETWORK,
    /** The dataset's: the value only changes the points. */
    DATASET;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PageAxis {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(scale, "scale");
    path = List.copyOf(path);
    values = List.copyOf(values);
    new Checks()
        .text("label", label)
        .that(!path.isEmpty(), "path", path, "must have at least one key")
        .that(!values.isEmpty(), "values", values, "must have at least one value")
        .done();
  }
}
