package org.uncoil.study.file;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.uncoil.setting.Printable;

/** Collects what is wrong with a study file, so that all of it can be said at once. */
final class Problems {
  private static final int MOST_VALUES = 3;

  private final String file;

  /** Names of the files that the study is made of, as origins begin with them. */
  private final Set<String> files = new LinkedHashSet<>();

  /** By the problem without its value, so that the samples of one distribution have one. */
  private final Map<Problem, Set<String>> values = new LinkedHashMap<>();

  private int count;

  Problems(String file) {
    this.file = file;
  }

  /** The study's file. */
  String file() {
    return file;
  }

  /** Takes note of something that values come from: a file, or an option. */
  void concern(String name) {
    files.add(name);
  }

  /** A value that is wrong. */
  void add(ConfigValue value, String path, String message) {
    add(value.origin(), path, text(value), message);
  }

  /** Something wrong at a place of the file. */
  void add(ConfigOrigin origin, String path, String value, String message) {
    // a description is the name, and the line or lines
    String name = origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
    String where = files.contains(name) ? name : file;
    add(where, Math.max(0, origin.lineNumber()), path, value, message);
  }

  /** Something wrong with a file, or with a line of it. */
  void add(String where, int line, String message) {
    add(where, line, "", "", message);
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

  /** How often something was found to be wrong: grows with each, however often it was said. */
  int count() {
    return count;
  }

  void throwIfAny() {
    if (count > 0) {
      throw exception();
    }
  }

  /** Everything that is wrong. */
  StudyException exception() {
    return new StudyException(
        values.entrySet().stream()
            .map(entry -> problem(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparing((Problem problem) -> !problem.file().equals(file))
                    .thenComparing(Problem::file)
                    .thenComparingInt(Problem::line))
            .toList());
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

  /** The beginning of a text that is long. */
  static String cut(String text) {
    return text.length() <= Printable.CITED ? text : text.substring(0, Printable.CITED) + "…";
  }

  /** A value as it was written, cut where it is long. */
  static String text(ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.NUMBER
            ? plain(value)
            : value.render(ConfigRenderOptions.concise());
    return cut(text);
  }
}
