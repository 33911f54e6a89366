package org.uncoil.study.file;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values that the command line gives: what {@code ${name}} stands for where the study itself has no
 * such setting. Nothing else is looked at, least of all the environment, which holds secrets.
 */
final class GivenValues implements ConfigResolver {
  private final Map<String, String> values;
  private final Set<String> used = new LinkedHashSet<>();

  GivenValues(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** Names of all. */
  Set<String> names() {
    return values.keySet();
  }

  /** What messages call the place that a value comes from. */
  static String place(String name) {
    return "--value " + name;
  }

  @Override
  public ConfigValue lookup(String path) {
    String text = values.get(path);
    if (text == null) {
      return null;
    }
    used.add(path);
    return ConfigValueFactory.fromAnyRef(plain(text), place(path));
  }

  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }

  /** Names of those that the study does not ask for. */
  Set<String> unused() {
    Set<String> unused = new LinkedHashSet<>(values.keySet());
    unused.removeAll(used);
    return unused;
  }

  /** A number or a truth value where the text is one, as in a file. */
  private static Object plain(String text) {
    if (text.matches("true|false")) {
      return Boolean.valueOf(text);
    } else if (text.matches("-?\\d{1,18}")) {
      return Long.valueOf(text);
    } else if (text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
      return Double.valueOf(text);
    }
    return text;
  }
}
