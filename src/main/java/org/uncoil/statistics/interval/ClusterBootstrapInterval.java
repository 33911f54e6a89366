package org.uncoil.statistics.interval;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.setting.Checks;

/**
 * The percentile interval of the mean over clusters of a statistic of each: clusters are drawn with
 * replacement, and values within each that is drawn (Davison, Hinkley: Bootstrap Methods and their
 * Application, 1997, section 3.8, page 100, strategy 2). Values of one cluster are more alike than
 * others, so that drawing them as if they were not would make the interval too narrow.
 */
public final class ClusterBootstrapInterval {
  private ClusterBootstrapInterval() {}

  /**
   * The mean of the clusters' statistics, each cluster with the same weight.
   *
   * @param clusters at least one, of at least one value each
   * @param statistic of as many values; it must not change them
   * @param resamples how many samples are drawn, ≥ 1; a thousand or more for 95 %
   * @param seed what they are drawn by: the same gives the same interval
   */
  public static Interval of(
      List<double[]> clusters,
      ToDoubleFunction<double[]> statistic,
      Confidence confidence,
      int resamples,
      long seed) {
    Checks checks = new Checks();
    checks.that(!clusters.isEmpty(), "clusters", clusters, "must be at least one");
    for (int i = 0; i < clusters.size(); i++) {
      checks.that(clusters.get(i).length > 0, "clusters[" + i + "]", "[]", "must have a value");
    }
    checks.that(resamples >= 1, "resamples", resamples, "must be at least 1");
    checks.done();
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] found = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double sum = 0;
      for (int j = 0; j < clusters.size(); j++) {
        double[] cluster = clusters.get(random.nextInt(clusters.size()));
        double[] drawn = new double[cluster.length];
        Arrays.setAll(drawn, k -> cluster[random.nextInt(cluster.length)]);
        sum += statistic.applyAsDouble(drawn);
      }
      found[i] = sum / clusters.size();
    }
    return Resampled.interval(
        StatUtils.mean(clusters.stream().mapToDouble(statistic).toArray()), found, confidence);
  }
}
