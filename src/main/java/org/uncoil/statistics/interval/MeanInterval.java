package org.uncoil.statistics.interval;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.uncoil.setting.Checks;

/**
 * The interval of a mean of normal values of unknown variance: mean ± t s / √n with n − 1 degrees
 * of freedom (Student: The Probable Error of a Mean, Biometrika 6, 1908).
 */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * The mean of the values.
   *
   * @param values at least two, finite
   */
  public static Interval of(double[] values, Confidence confidence) {
    new Checks()
        .that(values.length >= 2, "values", values.length, "must be at least two")
        .that(
            Arrays.stream(values).allMatch(Double::isFinite),
            "values",
            Arrays.toString(values),
            "must be finite")
        .done();
    double mean = StatUtils.mean(values);
    double reach =
        new TDistribution(values.length - 1).inverseCumulativeProbability(1 - confidence.tail())
            * Math.sqrt(StatUtils.variance(values, mean) / values.length);
    return new Interval(mean, mean - reach, mean + reach);
  }
}
