package org.uncoil.statistics.interval;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.uncoil.setting.Checks;

/**
 * The intervals of several smooth statistics at once, by leaving out one group of the data after
 * the other: the statistic ± t · √((n − 1)/n Σ (θᵢ − θ̄)²) with n − 1 degrees of freedom (Efron,
 * Tibshirani: An Introduction to the Bootstrap, 1993, section 11.5, page 141). It needs n + 1
 * evaluations, and no random numbers.
 */
public final class JackknifeInterval {
  private JackknifeInterval() {}

  /**
   * The statistics of all groups.
   *
   * @param whole the statistics of all the data
   * @param groups how many groups there are, ≥ 2
   * @param without the statistics of all groups but one; as many as {@code whole}
   */
  public static Interval[] of(
      double[] whole, int groups, IntFunction<double[]> without, Confidence confidence) {
    new Checks().that(groups >= 2, "groups", groups, "must be at least two").done();
    double[][] left = new double[groups][];
    Arrays.setAll(left, without);
    double t = new TDistribution(groups - 1).inverseCumulativeProbability(1 - confidence.tail());
    Interval[] intervals = new Interval[whole.length];
    for (int i = 0; i < whole.length; i++) {
      int statistic = i;
      double[] values = Arrays.stream(left).mapToDouble(of -> of[statistic]).toArray();
      double squares = StatUtils.populationVariance(values) * groups;
      double reach = t * Math.sqrt((groups - 1.0) / groups * squares);
      intervals[i] = new Interval(whole[i], whole[i] - reach, whole[i] + reach);
    }
    return intervals;
  }
}
