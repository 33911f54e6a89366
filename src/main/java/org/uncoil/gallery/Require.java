package org.uncoil.gallery;

import java.util.regex.Pattern;

/** The checks that page models share: each names the field, its value and what would be right. */
public final class Require {
  /** What a file of the gallery may be called: no scheme, no parent folder, nothing to escape. */
  private static final Pattern RELATIVE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private Require() {}

  public static void that(boolean holds, String field, Object value, String right) {
    if (!holds) {
      throw new IllegalArgumentException(field + " = " + value + ": " + right);
    }
  }

  public static void text(String field, String value) {
    that(value != null && !value.isBlank(), field, quoted(value), "must not be empty");
  }

  public static void present(String field, Object value) {
    that(value != null, field, value, "must be given");
  }

  public static void notNegative(String field, double value) {
    that(value >= 0, field, value, "must be 0 or more");
  }

  public static void notNegative(String field, long value) {
    that(value >= 0, field, value, "must be 0 or more");
  }

  /** An accuracy in [0, 1], or NaN where it is not known. */
  public static void share(String field, double value) {
    that(
        Double.isNaN(value) || (value >= 0 && value <= 1),
        field,
        value,
        "must lie in [0, 1], or be NaN where it is not known");
  }

  public static void identifier(String field, String value) {
    that(
        value != null && IDENTIFIER.matcher(value).matches(),
        field,
        quoted(value),
        "must be letters, digits, _ and -, starting with a letter or digit");
  }

  /** A path below the gallery's root, with / between its parts. */
  public static void path(String field, String value) {
    that(
        value != null && RELATIVE.matcher(value).matches(),
        field,
        quoted(value),
        "must be a path relative to the gallery's root, of letters, digits, . _ - and /");
  }

  /** As {@link #path}, where null says that there is none. */
  public static void pathOrNone(String field, String value) {
    if (value != null) {
      path(field, value);
    }
  }

  private static String quoted(String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }
}
