package org.uncoil.study;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a study file, so that all of it can be said at once. */
final class Problems {
  private static final int MOST_CHARACTERS = 60;
  private static final int MOST_VALUES = 3;

  private final String file;

  /** By the problem without its value, so that the samples of one distribution have one. */
  private final Map<Problem, Set<String>> values = new LinkedHashMap<>();

  private int count;

  Problems(String file) {
    this.file = file;
  }

  /** A value that is wrong. */
  void add(ConfigValue value, String path, String message) {
    add(value.origin(), path, text(value), message);
  }

  /** Something wrong at a place of the file. */
  void add(ConfigOrigin origin, String path, String value, String message) {
    String where = origin.filename() == null ? file : shorter(origin.filename());
    add(where, Math.max(0, origin.lineNumber()), path, value, message);
  }

  /** Something wrong with the file as a whole. */
  void add(String path, String value, String message) {
    add(file, 0, path, value, message);
  }

  private void add(String where, int line, String path, String value, String message) {
    count++;
    Set<String> others =
        values.computeIfAbsent(
            new Problem(where, line, path, "", message), key -> new LinkedHashSet<>());
    if (others.size() <= MOST_VALUES) {
      others.add(value);
    }
  }

  private static Problem problem(Problem place, Set<String> values) {
    String value =
        values.size() <= MOST_VALUES
            ? String.join(", ", values)
            : String.join(", ", values.stream().limit(MOST_VALUES).toList()) + ", …";
    return new Problem(place.file(), place.line(), place.path(), value, place.message());
  }

  // the parser makes paths absolute; people want to see the one that they gave
  private String shorter(String absolute) {
    return Path.of(absolute).toAbsolutePath().equals(Path.of(file).toAbsolutePath())
        ? file
        : absolute;
  }

  /** How often something was found to be wrong: grows with each, however often it was said. */
  int count() {
    return count;
  }

  void throwIfAny() {
    if (count > 0) {
      throw new StudyException(
          values.entrySet().stream()
              .map(entry -> problem(entry.getKey(), entry.getValue()))
              .sorted(
                  Comparator.comparing((Problem problem) -> !problem.file().equals(file))
                      .thenComparing(Problem::file)
                      .thenComparingInt(Problem::line))
              .toList());
    }
  }

  /** A text without quotes; anything else as it was written, numbers digit by digit. */
  static String plain(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> String.valueOf(value.unwrapped());
      // only this way does the parser give away the digits that it read
      case NUMBER -> value.atKey("it").getString("it");
      case OBJECT, LIST, BOOLEAN, NULL -> value.render(ConfigRenderOptions.concise());
    };
  }

  /** A value as it was written, cut where it is long. */
  static String text(ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.NUMBER
            ? plain(value)
            : value.render(ConfigRenderOptions.concise());
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }
}
