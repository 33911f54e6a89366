package org.uncoil.statistics.ranking;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.uncoil.statistics.significance.Significance;

/**
 * Friedman's test of whether all methods are equally good, by their ranks on each dataset: with Rⱼ
 * the sum of a method's ranks, χ² = (k − 1) Σ (Rⱼ − N(k + 1)/2)² / (Σ rᵢⱼ² − Nk(k + 1)²/4), which
 * without ties is Friedman's own (Conover: Practical Nonparametric Statistics, 3rd edition, 1999,
 * page 370); and Iman and Davenport's less timid F = (N − 1)χ² / (N(k − 1) − χ²) (Demšar:
 * Statistical Comparisons of Classifiers over Multiple Data Sets, JMLR 7, 2006, page 11).
 *
 * <p>F is infinite where every dataset has the same order, and its distribution then says that this
 * never happens by chance. Of m orders that a dataset may have, N datasets have the same in
 * (1/m)ᴺ⁻¹ of all cases, which is what is given there.
 *
 * @param chiSquared with k − 1 degrees of freedom
 * @param ratio F with k − 1 and (k − 1)(N − 1)
 */
public record Friedman(Significance chiSquared, Significance ratio) {
  /** Tests. */
  public static Friedman of(ScoreTable table) {
    int k = table.methods().size();
    int datasets = table.datasets();
    double squares = 0;
    for (List<Double> row : table.ranks()) {
      for (double rank : row) {
        squares += rank * rank;
      }
    }
    double between = 0;
    for (double average : table.averageRanks()) {
      double distance = datasets * (average - (k + 1) / 2.0);
      between += distance * distance;
    }
    double within = squares - datasets * k * (k + 1.0) * (k + 1) / 4;
    // where all are equal everywhere, there is nothing to tell apart
    double statistic = within > 0 ? (k - 1) * between / within : 0;
    double left = datasets * (k - 1.0) - statistic;
    int freedom = (k - 1) * (datasets - 1);
    Significance ratio =
        left > 1e-9 * datasets
            ? Significance.ratio((datasets - 1) * statistic / left, k - 1, freedom)
            : new Significance(
                Double.POSITIVE_INFINITY, List.of(k - 1, freedom), allAlike(table.ranks()));
    return new Friedman(Significance.chiSquared(statistic, k - 1), ratio);
  }

  /** How often datasets whose orders are drawn have all the same, one of the first's. */
  private static double allAlike(List<List<Double>> ranks) {
    List<Double> first = ranks.get(0);
    double logOrders = CombinatoricsUtils.factorialLog(first.size());
    for (double rank : Set.copyOf(first)) {
      logOrders -= CombinatoricsUtils.factorialLog(Collections.frequency(first, rank));
    }
    return Math.exp(-logOrders * (ranks.size() - 1));
  }
}
