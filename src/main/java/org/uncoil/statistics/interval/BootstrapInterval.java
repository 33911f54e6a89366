package org.uncoil.statistics.interval;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.setting.Checks;

/**
 * The percentile interval of any statistic: the middle of what it is on samples drawn from the
 * values with replacement (Efron, Tibshirani: An Introduction to the Bootstrap, 1993, section 13.3,
 * page 170). With few values it is too narrow.
 */
public final class BootstrapInterval {
  private BootstrapInterval() {}

  /**
   * The statistic of the values.
   *
   * @param values at least one
   * @param statistic of as many values; it must not change them
   * @param resamples how many samples are drawn, ≥ 1; a thousand or more for 95 %
   * @param seed what they are drawn by: the same gives the same interval
   */
  public static Interval of(
      double[] values,
      ToDoubleFunction<double[]> statistic,
      Confidence confidence,
      int resamples,
      long seed) {
    new Checks()
        .that(values.length >= 1, "values", values.length, "must be at least one")
        .that(resamples >= 1, "resamples", resamples, "must be at least 1")
        .done();
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] found = new double[resamples];
    double[] drawn = new double[values.length];
    for (int i = 0; i < resamples; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = values[random.nextInt(values.length)];
      }
      found[i] = statistic.applyAsDouble(drawn);
    }
    return Resampled.interval(statistic.applyAsDouble(values), found, confidence);
  }
}
