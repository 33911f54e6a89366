package org.uncoil.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The checks of a record's constructor. Each names the field and the value that is wrong, and what
 * would be right; {@link #done} refuses all of them at once.
 */
public class Checks {
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
  public final void that(boolean holds, String field, Object value, String right) {
    if (!holds && objections.stream().noneMatch(objection -> given.contains(objection.field()))) {
      objections.add(new Objection(field, String.valueOf(value), right, given));
    }
  }

  /** Requires a text that is not blank. */
  public final void text(String field, String value) {
    that(!value.isBlank(), field, "\"" + value + "\"", "must not be empty");
  }

  /** Requires a number from {@code least} to {@code most}. */
  public final void range(String field, double value, double least, double most) {
    that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  /** Requires a whole number from {@code least} to {@code most}. */
  public final void range(String field, int value, int least, int most) {
    that(
        value >= least && value <= most, field, value, "must lie in [" + least + ", " + most + "]");
  }

  /** Requires a finite number above 0. */
  public final void positive(String field, double value) {
    that(value > 0 && Double.isFinite(value), field, value, "must be a positive number");
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
}
