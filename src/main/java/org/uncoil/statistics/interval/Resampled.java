package org.uncoil.statistics.interval;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** The middle of what a statistic was on samples drawn anew. */
final class Resampled {
  private Resampled() {}

  static Interval interval(double estimate, double[] found, Confidence confidence) {
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(found);
    return new Interval(
        estimate,
        percentile.evaluate(100 * confidence.tail()),
        percentile.evaluate(100 * (1 - confidence.tail())));
  }
}
