package org.uncoil.pipeline.claim;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.stat.StatUtils;
import org.uncoil.gallery.Verdict;
import org.uncoil.statistics.interval.BootstrapInterval;
import org.uncoil.statistics.interval.ClusterBootstrapInterval;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.store.row.comparison.ClaimFigureRow;

/**
 * A number that bears on a claim: one for each run on a dataset, or one for the dataset, and their
 * mean.
 *
 * @param name as 'with x² + y²'
 * @param unit what the numbers are
 * @param values of one dataset, NaN where there is none
 */
record Quantity(String name, Unit unit, Function<Evidence, double[]> values) {
  private static final int RESAMPLES = 1000;

  /** What numbers are. */
  enum Unit {
    /** 1 where something holds of a run or dataset, 0 where it does not. */
    SHARE,
    /** Shares of points, in [0, 1]. */
    ACCURACY,
    DEGREES
  }

  /** One number a dataset. */
  static Quantity ofDataset(String name, Unit unit, Function<Evidence, Double> value) {
    return new Quantity(name, unit, e -> new double[] {value.apply(e)});
  }

  private double[] numbers(Evidence evidence) {
    return Arrays.stream(values.apply(evidence)).filter(v -> !Double.isNaN(v)).toArray();
  }

  /** How many numbers there are. */
  int count(List<Evidence> evidence) {
    return evidence.stream().mapToInt(e -> numbers(e).length).sum();
  }

  /** Their mean on one dataset; NaN of none, and without limits of one. */
  Interval of(Evidence evidence, long seed) {
    double[] numbers = numbers(evidence);
    if (numbers.length < 2) {
      double mean = numbers.length == 0 ? Double.NaN : numbers[0];
      return new Interval(mean, Double.NaN, Double.NaN);
    }
    return unit == Unit.SHARE
        ? wilson(numbers)
        : BootstrapInterval.of(numbers, StatUtils::mean, Confidence.USUAL, RESAMPLES, seed);
  }

  /** Their mean over datasets, each of which counts alike however many runs it has. */
  Interval over(List<Evidence> evidence, long seed) {
    List<double[]> clusters =
        evidence.stream().map(this::numbers).filter(numbers -> numbers.length > 0).toList();
    if (clusters.isEmpty()) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    boolean single = clusters.stream().allMatch(numbers -> numbers.length == 1);
    if (single && unit == Unit.SHARE) {
      return wilson(clusters.stream().mapToDouble(numbers -> numbers[0]).toArray());
    }
    double[] all = clusters.stream().flatMapToDouble(Arrays::stream).toArray();
    if (unit == Unit.SHARE && StatUtils.min(all) == StatUtils.max(all)) {
      // samples of what is always the same are all the same, and say nothing of other datasets
      return wilson(clusters.stream().mapToDouble(numbers -> numbers[0]).toArray());
    }
    if (single && clusters.size() == 1) {
      return new Interval(clusters.get(0)[0], Double.NaN, Double.NaN);
    }
    return ClusterBootstrapInterval.of(
        clusters, StatUtils::mean, Confidence.USUAL, RESAMPLES, seed);
  }

  private static Interval wilson(double[] numbers) {
    return WilsonInterval.of((int) StatUtils.sum(numbers), numbers.length, Confidence.USUAL);
  }

  /** A mean of them as a row of the table of claims. */
  ClaimFigureRow row(int claim, String dataset, Interval mean, List<Evidence> of, Verdict verdict) {
    return new ClaimFigureRow(
        claim,
        dataset,
        name,
        unit == Unit.DEGREES ? "degrees" : "share",
        mean.estimate(),
        mean.low(),
        mean.high(),
        count(of),
        verdict.label());
  }
}
