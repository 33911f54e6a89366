package org.uncoil.embedding;

import java.util.Locale;

/** What state a run ended in. Of several that apply, the first counts. */
public enum Diagnosis {
  FAILED("The run ended with an error."),
  DIVERGED("The loss or a parameter became non-finite."),
  DEAD("All units of a layer are dead: their output is 0, with gradient 0, for every point."),
  COLLAPSED_TO_POINT("The embedding after the activation collapsed to a point (rank 0)."),
  COLLAPSED_TO_LINE("The embedding after the activation collapsed to a line (rank 1)."),
  SATURATED(
      "All units of a layer are saturated: for every point, the slope of the activation is below 1 % of its maximum."),
  HEALTHY("None of the other diagnoses.");

  private final String meaning;

  Diagnosis(String meaning) {
    this.meaning = meaning;
  }

  /** The one of a value in the tables. */
  public static Diagnosis of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  /** The value in the tables, as {@code collapsed_to_line}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value as pages show it, as {@code collapsed to line}. */
  public String words() {
    return words(value());
  }

  /** A value of the tables as pages show it. */
  public static String words(String value) {
    return value.replace('_', ' ');
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }
}
