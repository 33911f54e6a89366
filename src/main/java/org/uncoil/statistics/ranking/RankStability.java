package org.uncoil.statistics.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.setting.Checks;

/**
 * How much the order of methods depends on which datasets and runs it was found by: the order of
 * average ranks on datasets and runs that are drawn with replacement, held against the order on all
 * of them (Efron, Tibshirani: An Introduction to the Bootstrap, 1993, chapter 8, for data in two
 * levels; Kendall: A New Measure of Rank Correlation, Biometrika 30, 1938, with ties as τ_b). Runs
 * of the same seed and other settings are drawn for all methods at once, so what is paired stays
 * paired.
 *
 * @param datasets how many datasets were drawn
 * @param runs how many runs of each method were drawn of each
 * @param sameBest share of the draws whose best method is the best of all; where methods tie for
 *     the best in a draw, each of them must be one of the best of all
 * @param meanTau Kendall's τ between the draws' average ranks and those of all, in the mean; draws
 *     without any order count 0
 */
public record RankStability(int datasets, int runs, double sameBest, double meanTau) {
  /**
   * Draws.
   *
   * @param datasets ≥ 2
   * @param runs ≥ 1
   * @param resamples how often, ≥ 1
   * @param seed what is drawn by: the same gives the same
   */
  public static RankStability of(
      RepeatedScores scores, int datasets, int runs, int resamples, long seed) {
    new Checks()
        .that(datasets >= 2, "datasets", datasets, "must be at least 2")
        .that(runs >= 1, "runs", runs, "must be at least 1")
        .that(resamples >= 1, "resamples", resamples, "must be at least 1")
        .done();
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Double> all = scores.means().averageRanks();
    Set<Integer> best = best(all);
    int same = 0;
    double taus = 0;
    for (int i = 0; i < resamples; i++) {
      List<Double> ranks = draw(scores, datasets, runs, random).averageRanks();
      same += best.containsAll(best(ranks)) ? 1 : 0;
      taus += tau(all, ranks);
    }
    return new RankStability(datasets, runs, (double) same / resamples, taus / resamples);
  }

  /** All methods that have the best average rank. */
  private static Set<Integer> best(List<Double> ranks) {
    double least = Collections.min(ranks);
    return IntStream.range(0, ranks.size())
        .filter(method -> ranks.get(method) == least)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static ScoreTable draw(
      RepeatedScores scores, int datasets, int runs, UniformRandomProvider random) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < datasets; i++) {
      List<List<Double>> dataset = scores.scores().get(random.nextInt(scores.scores().size()));
      double[] sums = new double[dataset.size()];
      for (int j = 0; j < runs; j++) {
        int drawn = random.nextInt(dataset.get(0).size());
        for (int method = 0; method < sums.length; method++) {
          sums[method] += dataset.get(method).get(drawn);
        }
      }
      List<Double> row = new ArrayList<>();
      for (double sum : sums) {
        row.add(sum / runs);
      }
      rows.add(row);
    }
    return new ScoreTable(scores.methods(), rows);
  }

  private static double tau(List<Double> one, List<Double> other) {
    double tau =
        new KendallsCorrelation()
            .correlation(
                one.stream().mapToDouble(x -> x).toArray(),
                other.stream().mapToDouble(x -> x).toArray());
    return Double.isNaN(tau) ? 0 : tau;
  }

  /**
   * The least count from which on the order stays.
   *
   * @param draws of ascending counts
   * @param count which of their counts
   * @param threshold the mean τ that all draws from there on reach
   */
  public static OptionalInt settled(
      List<RankStability> draws, ToIntFunction<RankStability> count, double threshold) {
    OptionalInt settled = OptionalInt.empty();
    for (RankStability draw : draws) {
      if (draw.meanTau < threshold) {
        settled = OptionalInt.empty();
      } else if (settled.isEmpty()) {
        settled = OptionalInt.of(count.applyAsInt(draw));
      }
    }
    return settled;
  }
}
