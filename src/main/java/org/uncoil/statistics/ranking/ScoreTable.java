package org.uncoil.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.uncoil.setting.Checks;

/**
 * What several methods reached on several datasets.
 *
 * @param methods their names, at least two
 * @param scores a row per dataset, at least two, with a finite score per method; more is better
 */
public record ScoreTable(List<String> methods, List<List<Double>> scores) {
  public ScoreTable {
    methods = List.copyOf(methods);
    scores = scores.stream().map(List::copyOf).toList();
    Checks checks = new Checks();
    checks.that(methods.size() >= 2, "methods", methods, "must be at least two");
    checks.that(
        new HashSet<>(methods).size() == methods.size(), "methods", methods, "must all differ");
    checks.that(scores.size() >= 2, "scores", scores, "must be of at least two datasets");
    for (List<Double> row : scores) {
      checks.that(
          row.size() == methods.size() && row.stream().allMatch(Double::isFinite),
          "scores",
          row,
          "must be " + methods.size() + " finite numbers a dataset, one per method");
    }
    checks.done();
  }

  /** Number of datasets. */
  public int datasets() {
    return scores.size();
  }

  /** Each method's rank on each dataset: 1 is best, and those that are equal share their mean. */
  public List<List<Double>> ranks() {
    NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
    return scores.stream()
        .map(
            row ->
                Arrays.stream(ranking.rank(row.stream().mapToDouble(score -> -score).toArray()))
                    .boxed()
                    .toList())
        .toList();
  }

  /** Each method's rank, averaged over the datasets. */
  public List<Double> averageRanks() {
    double[] sums = new double[methods.size()];
    for (List<Double> row : ranks()) {
      for (int method = 0; method < sums.length; method++) {
        sums[method] += row.get(method);
      }
    }
    List<Double> averages = new ArrayList<>();
    for (double sum : sums) {
      averages.add(sum / datasets());
    }
    return averages;
  }

  /**
   * What a difference of two average ranks errs by where no method is better: √(k(k + 1)/(6N)) of k
   * methods on N datasets (Demšar 2006, page 12).
   */
  double standardError() {
    double k = methods.size();
    return Math.sqrt(k * (k + 1) / (6 * datasets()));
  }
}
