package org.uncoil.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checks of a record's constructor. Each names the field and the value that is wrong, and what
 * would be right; {@link #done} refuses all of them at once. Every check bears null.
 */
public class Checks {
  /** A file below a folder: no scheme, no parent folder, nothing to escape. */
  private static final Pattern RELATIVE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private final List<Objection> objections;
  private final Set<String> given;

  /** Nothing checked yet. */
  public Checks() {
    this(new ArrayList<>(), Set.of());
  }

  private Checks(List<Objection> objections, Set<String> given) {
    this.objections = objections;
    this.given = given;
  }

  /**
   * For checks across fields: what is checked on it counts only where none of these fields has been
   * refused. Conditions are evaluated nevertheless, so they must bear any value.
   */
  public final Checks given(String... fields) {
    return new Checks(objections, Set.of(fields));
  }

  /**
   * Requires a condition.
   *
   * @param field the field that is refused where it does not hold, in kebab case
   * @param right what would be right
   */
  public final Checks that(boolean holds, String field, Object value, String right) {
    if (!holds && objections.stream().noneMatch(objection -> given.contains(objection.field()))) {
      objections.add(new Objection(field, String.valueOf(value), right, given));
    }
    return this;
  }

  /** Requires a value that is not null. */
  public final Checks present(String field, Object value) {
    return that(value != null, field, value, "must be given");
  }

  /** Requires a text that is not blank. */
  public final Checks text(String field, String value) {
    return that(value != null && !value.isBlank(), field, quoted(value), "must not be empty");
  }

  /** Requires letters, digits, _ and -, as in names of columns and anchors of pages. */
  public final Checks identifier(String field, String value) {
    return that(
        value != null && IDENTIFIER.matcher(value).matches(),
        field,
        quoted(value),
        "must be letters, digits, _ and -, starting with a letter or digit");
  }

  /** Requires a path below a folder, with / between its parts. */
  public final Checks path(String field, String value) {
    return that(
        value != null && RELATIVE.matcher(value).matches(),
        field,
        quoted(value),
        "must be a relative path of letters, digits, . _ - and /");
  }

  /** Requires a {@link #path}, or null for none. */
  public final Checks pathOrNone(String field, String value) {
    return value == null ? this : path(field, value);
  }

  /** Requires a number from {@code least} to {@code most}. */
  public final Checks range(String field, double value, double least, double most) {
    return that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  /** Requires a whole number from {@code least} to {@code most}. */
  public final Checks range(String field, int value, int least, int most) {
    return that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  /** Requires an accuracy in [0, 1], or NaN where it is not known. */
  public final Checks share(String field, double value) {
    return that(
        Double.isNaN(value) || (value >= 0 && value <= 1),
        field,
        value,
        "must lie in [0, 1], or be NaN where it is not known");
  }

  /** Requires a finite number above 0. */
  public final Checks positive(String field, double value) {
    return that(value > 0 && Double.isFinite(value), field, value, "must be a positive number");
  }

  /** Requires a number of 0 or more. */
  public final Checks notNegative(String field, double value) {
    return that(value >= 0, field, value, "must be 0 or more");
  }

  /** Requires a whole number of 0 or more. */
  public final Checks notNegative(String field, long value) {
    return that(value >= 0, field, value, "must be 0 or more");
  }

  /**
   * Ends the checks; every record that begins some must end them.
   *
   * @throws SettingException where a value was refused
   */
  public final void done() {
    if (!objections.isEmpty()) {
      throw new SettingException(objections);
    }
  }

  private static String quoted(String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }
}
