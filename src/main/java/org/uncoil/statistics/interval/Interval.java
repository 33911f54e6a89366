package org.uncoil.statistics.interval;

import org.uncoil.setting.Checks;

/**
 * An estimate and between which values it may lie.
 *
 * @param estimate in the unit of what is estimated; infinite where the data never reach it
 * @param low NaN where the data do not say; never above {@code high}
 * @param high NaN where the data do not say; infinite where they set no limit
 */
public record Interval(double estimate, double low, double high) {
  public Interval {
    new Checks().that(!(low > high), "low", low, "must not be above high, which is " + high).done();
  }

  /** Whether a value lies within; never where a limit is unknown. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
