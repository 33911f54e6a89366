package org.uncoil.study.file;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that varies.
 *
 * @param path its keys from the dataset or network on, as source, noise
 * @param oldest the same under the oldest names, from which samples are drawn
 * @param origin where it stands in the file
 * @param <T> what it takes: a list of values, or a distribution
 */
record Axis<T>(List<String> path, List<String> oldest, ConfigOrigin origin, T values) {
  /** What an item says about its variants, and their name, which tells them apart. */
  private static final Set<String> FIXED = Set.of("grid", "random", "name");

  Axis {
    path = List.copyOf(path);
    oldest = List.copyOf(oldest);
  }

  /** The setting's own key, the last of its path. */
  String key() {
    return path.get(path.size() - 1);
  }

  /** The axes of a {@code grid}: every list that its objects lead to. */
  static List<Axis<List<ConfigValue>>> grid(ConfigValue grid, String path, Problems problems) {
    List<Axis<List<ConfigValue>>> axes = new ArrayList<>();
    walk(
        grid,
        path,
        List.of(),
        problems,
        "must be a list of the values to try: [ … ]",
        axes,
        Axis::alternatives);
    return inOrder(axes);
  }

  /**
   * As in the file, line by line, and by key within a line, whose order the parser does not keep;
   * but a source before the settings of that source, which it would replace.
   */
  private static <T> List<Axis<T>> inOrder(List<Axis<T>> axes) {
    Map<String, Integer> lines = new HashMap<>();
    for (Axis<T> axis : axes) {
      lines.merge(axis.path().get(0), axis.origin().lineNumber(), Math::min);
    }
    return axes.stream()
        .sorted(
            Comparator.comparingInt((Axis<T> axis) -> lines.get(axis.path().get(0)))
                .thenComparing(axis -> axis.path().get(0))
                .thenComparingInt(axis -> axis.path().size())
                .thenComparingInt(axis -> axis.origin().lineNumber())
                .thenComparing(axis -> String.join(".", axis.path())))
        .toList();
  }

  private static Optional<List<ConfigValue>> alternatives(ConfigValue value, String place) {
    return value instanceof ConfigList list && !list.isEmpty()
        ? Optional.of(List.copyOf(list))
        : Optional.empty();
  }

  /** The axes of a {@code random.fields}: every distribution that its objects lead to. */
  static List<Axis<Distribution>> random(ConfigValue fields, String path, Problems problems) {
    List<Axis<Distribution>> axes = new ArrayList<>();
    walk(
        fields,
        path,
        List.of(),
        problems,
        Distribution.EXPECTED,
        axes,
        (value, place) -> Distribution.of(value, problems, place));
    return inOrder(axes);
  }

  /** Takes a leaf for an axis; empty where it is none. */
  private interface Leaf<T> {
    Optional<T> of(ConfigValue value, String place);
  }

  private static <T> void walk(
      ConfigValue value,
      String place,
      List<String> path,
      Problems problems,
      String expected,
      List<Axis<T>> axes,
      Leaf<T> leaf) {
    int before = problems.count();
    Optional<T> values = leaf.of(value, place);
    if (problems.count() > before) {
      return;
    }
    if (values.isPresent() && !path.isEmpty()) {
      axes.add(new Axis<>(path, path, value.origin(), values.get()));
    } else if (value instanceof ConfigObject object && !object.isEmpty()) {
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(ConfigUtil.splitPath(quoted(entry.getKey())));
        if (FIXED.contains(longer.get(0))) {
          problems.add(entry.getValue(), place + "." + entry.getKey(), "cannot vary");
          continue;
        }
        walk(
            entry.getValue(), place + "." + entry.getKey(), longer, problems, expected, axes, leaf);
      }
    } else {
      problems.add(value, place, expected);
    }
  }

  /** A quoted key with dots in it, as "source.noise", means a path too. */
  private static String quoted(String key) {
    return key.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") ? key : ConfigUtil.joinPath(key);
  }
}
