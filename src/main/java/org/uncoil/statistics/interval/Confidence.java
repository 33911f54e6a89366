package org.uncoil.statistics.interval;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.uncoil.setting.Checks;

/**
 * How sure an interval is to hold what it is about.
 *
 * @param level share of all samples whose interval does, above 0 and below 1
 */
public record Confidence(double level) {
  /** What is usual. */
  public static final Confidence USUAL = new Confidence(0.95);

  private static final NormalDistribution NORMAL = new NormalDistribution();

  public Confidence {
    new Checks()
        .that(level > 0 && level < 1, "level", level, "must lie between 0 and 1, as 0.95")
        .done();
  }

  /** Share of the samples whose interval lies wholly below, or wholly above: (1 − level) / 2. */
  public double tail() {
    return (1 - level) / 2;
  }

  /** How many standard errors a normal estimate's interval reaches to each side, as 1.96. */
  public double deviations() {
    return NORMAL.inverseCumulativeProbability(1 - tail());
  }
}
