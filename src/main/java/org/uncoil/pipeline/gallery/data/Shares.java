package org.uncoil.pipeline.gallery.data;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.MeanInterval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** How often something happened, with its uncertainty, in words. */
public final class Shares {
  private Shares() {}

  public static Interval wilson(int successes, int trials) {
    return WilsonInterval.of(successes, trials, Confidence.USUAL);
  }

  /** As 93.0% (95%: 82.1% to 97.7%). */
  public static String text(Interval share) {
    return Wording.share(share);
  }

  /** As 93.0% (95%: 82.1% to 97.7%) of 10 runs. */
  public static String text(int successes, int trials) {
    return text(wilson(successes, trials)) + " of " + Figures.count(trials, "run");
  }

  /**
   * The same of runs as a subject with its verb, as 93.0% (95%: 82.1% to 97.7%) of 10 runs are
   * dead; of one run The only run is dead, or No run is dead.
   */
  public static String said(int successes, int trials, String singular, String plural) {
    return trials == 1
        ? Wording.capitalised(Wording.of(successes, trials, "run")) + " " + singular
        : text(successes, trials) + " " + plural;
  }

  /** The mean of shares with its interval; without one where there is a single share. */
  public static Interval mean(List<Double> shares) {
    if (shares.size() < 2) {
      return new Interval(shares.get(0), Double.NaN, Double.NaN);
    }
    Interval mean =
        MeanInterval.of(
            shares.stream().mapToDouble(Double::doubleValue).toArray(), Confidence.USUAL);
    return new Interval(
        mean.estimate(), Math.max(0, mean.low()), Math.min(1, Math.max(mean.low(), mean.high())));
  }

  /** A quantile of values, linear between two of them. */
  public static double quantile(List<Double> values, double share) {
    return new Percentile(100 * share)
        .withEstimationType(Percentile.EstimationType.R_7)
        .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** A median with its quartiles, as 12 (quartiles 9 and 15); alone where all are the same. */
  public static String withQuartiles(String median, String lower, String upper) {
    return lower.equals(upper)
        ? median
        : "%s (quartiles %s and %s)".formatted(median, lower, upper);
  }

  public static String number(double value) {
    return Double.isNaN(value) ? "–" : Wording.number(value);
  }
}
