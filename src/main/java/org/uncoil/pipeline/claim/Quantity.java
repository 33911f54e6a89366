package org.uncoil.pipeline.claim;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.uncoil.gallery.Verdict;
import org.uncoil.statistics.interval.BootstrapInterval;
import org.uncoil.statistics.interval.ClusterBootstrapInterval;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;

/**
 * A number that bears on a claim: one for each run on a dataset, or one for the dataset, and their
 * mean. The constants are in the order of the claims, and within a claim in that of its finding.
 */
enum Quantity {
  RAW_INPUT(
      1,
      "raw input",
      Unit.ACCURACY,
      one(Evidence::raw),
      "a logistic regression on the raw input classifies %s of the training points correctly on average over %d"),
  ACCURATE_INPUT(
      1,
      "at 99.5% or more",
      Unit.SHARE,
      one(e -> flag(!e.hard())),
      "it reaches 99.5% on %s of them"),

  RADIUS(
      2,
      "with x² + y²",
      Unit.ACCURACY,
      one(Evidence::radius),
      "with x² + y² a regression reaches an accuracy of %s"),
  BEST_FEATURE(
      2,
      "with the best feature",
      Unit.ACCURACY,
      one(Evidence::bestFeature),
      "with the best of the hand-crafted features %s"),
  ACCURATE_RADIUS(
      2,
      "x² + y² at 99.5% or more",
      Unit.SHARE,
      one(e -> flag(e.radius() >= Claims.ACCURATE)),
      "x² + y² reaches 99.5% on %s of the datasets on which the raw input does not"),
  ACCURATE_FEATURE(
      2,
      "any feature at 99.5% or more",
      Unit.SHARE,
      one(e -> flag(e.bestFeature() >= Claims.ACCURATE)),
      "any feature on %s"),

  ACCURATE_RUNS(
      3,
      "non-linear runs at 99.5% or more",
      Unit.SHARE,
      e -> accurate(e, false),
      "where the raw input does not reach 99.5%, %s of the non-linear runs do"),
  ACCURATE_LINEAR_RUNS(
      3,
      "linear runs at 99.5% or more",
      Unit.SHARE,
      e -> accurate(e, true),
      "of the linear runs %s do"),
  BEST_NETWORK(
      3,
      "best network",
      Unit.ACCURACY,
      one(e -> e.best(false)),
      "the best non-linear run of a dataset reaches %s on average over datasets"),
  BEST_LINEAR_NETWORK(
      3,
      "best linear network",
      Unit.ACCURACY,
      one(e -> e.best(true)),
      "the best linear run reaches %s"),

  SEPARABLE_AT_END(
      4,
      "linearly separable at the end",
      Unit.SHARE,
      e -> e.separations(false).stream().mapToDouble(s -> flag(s.separated())).toArray(),
      "where the raw input does not reach 99.5%, the embedding is linearly separable at the end in %s of the non-linear runs"),
  SEPARABLE_BEFORE(
      4,
      "linearly separable before the activation",
      Unit.SHARE,
      e -> before(e, row -> row.separable() == null ? null : (Double) flag(row.separable())),
      "before the bottleneck's activation in %s"),
  EMBEDDING_ACCURACY(
      4,
      "regression on the embedding",
      Unit.ACCURACY,
      e -> embeddings(e, SeparabilityRow::refitTrainAccuracy),
      "a regression on it classifies %s of the training points correctly"),
  EMBEDDING_TEST_ACCURACY(
      4,
      "test",
      Unit.ACCURACY,
      e -> embeddings(e, SeparabilityRow::refitTestAccuracy),
      "of the test points %s"),

  AGREEMENT(
      5,
      "same predictions",
      Unit.ACCURACY,
      e -> embeddings(e, SeparabilityRow::trainAgreement),
      "a logistic regression on the embedding agrees with the output layer on %s of the training points on average"),
  TEST_AGREEMENT(
      5,
      "on test points",
      Unit.ACCURACY,
      e -> embeddings(e, SeparabilityRow::testAgreement),
      "on %s of the test points"),
  ANGLE(
      5,
      "angle between the lines",
      Unit.DEGREES,
      e -> embeddings(e, SeparabilityRow::angle),
      "with two classes the angle between their lines is %s"),
  AGREEMENT_BEFORE(
      5,
      "same predictions, fitted before the activation",
      Unit.ACCURACY,
      e -> before(e, ProbeRow::trainAgreement),
      "a regression fitted before the activation agrees on %s"),
  ANGLE_BEFORE(
      5,
      "angle, fitted before the activation",
      Unit.DEGREES,
      e -> before(e, ProbeRow::angle),
      "its line differs by %s");

  private static final int RESAMPLES = 1000;

  private final int claim;
  private final String label;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Function<Evidence, double[]> values;

  private final String clause;

  /**
   * Defines a quantity.
   *
   * @param claim the number of its claim, from 1
   * @param label as tables and pages name it
   * @param values of one dataset, NaN where there is none
   * @param clause of the claim's finding, where %s is the mean over all datasets
   */
  Quantity(int claim, String label, Unit unit, Function<Evidence, double[]> values, String clause) {
    this.claim = claim;
    this.label = label;
    this.unit = unit;
    this.values = values;
    this.clause = clause;
  }

  /** Those of a claim. */
  static List<Quantity> of(int claim) {
    return Arrays.stream(values()).filter(quantity -> quantity.claim == claim).toList();
  }

  /** The one that a row is about. */
  static Quantity of(ClaimFigureRow row) {
    return Arrays.stream(values()).filter(quantity -> quantity.in(row)).findFirst().orElseThrow();
  }

  boolean in(ClaimFigureRow row) {
    return row.claim() == claim && row.quantity().equals(label);
  }

  String clause() {
    return clause;
  }

  /** What numbers are. */
  enum Unit {
    /** 1 where something holds of a run or dataset, 0 where it does not. */
    SHARE,
    /** Shares of points, in [0, 1]. */
    ACCURACY,
    DEGREES
  }

  /** One number a dataset. */
  private static Function<Evidence, double[]> one(ToDoubleFunction<Evidence> value) {
    return e -> new double[] {value.applyAsDouble(e)};
  }

  private static double[] accurate(Evidence e, boolean control) {
    return e.networks(control).stream()
        .mapToDouble(row -> flag(row.trainAccuracy() >= Claims.ACCURATE))
        .toArray();
  }

  private static double[] embeddings(Evidence e, Function<SeparabilityRow, Double> figure) {
    return e.embeddings().stream().mapToDouble(row -> number(figure.apply(row))).toArray();
  }

  private static double[] before(Evidence e, Function<ProbeRow, Double> figure) {
    return e.beforeActivation().stream().mapToDouble(row -> number(figure.apply(row))).toArray();
  }

  private static double flag(boolean holds) {
    return holds ? 1 : 0;
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
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
  ClaimFigureRow row(String dataset, Interval mean, List<Evidence> of, Verdict verdict) {
    return new ClaimFigureRow(
        claim,
        dataset,
        label,
        unit == Unit.DEGREES ? "degrees" : "share",
        mean.estimate(),
        mean.low(),
        mean.high(),
        count(of),
        verdict.label());
  }
}
