package org.uncoil.statistics.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.uncoil.statistics.significance.HolmCorrection;

/**
 * Each method against the one of the best average rank: z = (R − R of the best) / √(k(k + 1)/(6N)),
 * two-sided, with Holm's correction (Demšar: Statistical Comparisons of Classifiers over Multiple
 * Data Sets, JMLR 7, 2006, page 12). The best was chosen by the same data, which makes the p-values
 * somewhat too small.
 *
 * @param best index of the best method; the first where several are
 * @param pValues the corrected p-values, one per method; 1 for the best itself
 */
public record ComparisonWithBest(int best, List<Double> pValues) {
  public ComparisonWithBest {
    pValues = List.copyOf(pValues);
  }

  /** Tests. */
  public static ComparisonWithBest of(ScoreTable table) {
    List<Double> ranks = table.averageRanks();
    int best = ranks.indexOf(Collections.min(ranks));
    NormalDistribution normal = new NormalDistribution();
    List<Double> others = new ArrayList<>();
    for (int method = 0; method < ranks.size(); method++) {
      if (method != best) {
        double z = (ranks.get(method) - ranks.get(best)) / table.standardError();
        others.add(Math.min(1, 2 * normal.cumulativeProbability(-z)));
      }
    }
    List<Double> corrected = new ArrayList<>(HolmCorrection.of(others));
    corrected.add(best, 1.0);
    return new ComparisonWithBest(best, corrected);
  }
}
