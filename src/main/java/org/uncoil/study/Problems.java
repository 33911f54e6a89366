package org.uncoil.study;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a study file, so that all of it can be said at once. */
final class Problems {
  private static final int MOST_CHARACTERS = 60;

  private final String file;
  private final List<Problem> found = new ArrayList<>();

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
    found.add(new Problem(where, Math.max(0, origin.lineNumber()), path, value, message));
  }

  /** Something wrong with the file as a whole. */
  void add(String path, String value, String message) {
    found.add(new Problem(file, 0, path, value, message));
  }

  // the parser makes paths absolute; people want to see the one that they gave
  private String shorter(String absolute) {
    return Path.of(absolute).toAbsolutePath().equals(Path.of(file).toAbsolutePath())
        ? file
        : absolute;
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new StudyException(
          found.stream()
              .distinct()
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
