package org.uncoil.pipeline.compare;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of a study along which runs are compared, whose levels tables hold as text. */
public final class Axes {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

  /** What has names as levels: a dataset that is called 2019 is no number. */
  private static final List<String> NAMED = List.of(RunSettings.DATASET, RunSettings.ACTIVATION);

  private Axes() {}

  /**
   * Whether an axis's levels are numbers, which have an order and distances.
   *
   * @param axis as it is called in {@code phases.first_axis}
   */
  public static boolean numbers(String axis, Collection<String> levels) {
    return !NAMED.contains(axis)
        && levels.stream().allMatch(level -> NUMBER.matcher(level).matches());
  }
}
