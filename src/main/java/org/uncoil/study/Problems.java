package org.uncoil.study;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
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
    return absolute.endsWith(file) ? file : absolute;
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new StudyException(found.stream().distinct().toList());
    }
  }

  /** A value as it was written, cut where it is long. */
  static String text(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }
}
