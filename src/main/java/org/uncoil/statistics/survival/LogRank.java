package org.uncoil.statistics.survival;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.uncoil.setting.Checks;
import org.uncoil.statistics.significance.Significance;

/**
 * Whether groups have the same survival curve: at each time the events are held against those that
 * each group would have by its share of those at risk, with the hypergeometric covariance; χ² with
 * as many degrees of freedom as groups less one (Kalbfleisch, Prentice: The Statistical Analysis of
 * Failure Time Data, 2nd edition, 2002, page 22). Groups that are never at risk when something
 * happens tell nothing, and take no degree of freedom. Only the order of times counts.
 */
public final class LogRank {
  private final double[] surplus;
  private final double[][] covariance;

  private LogRank(int groups) {
    surplus = new double[groups];
    covariance = new double[groups][groups];
  }

  /**
   * Tests.
   *
   * @param groups at least two, none of them empty
   */
  public static Significance of(List<List<Lifetime>> groups) {
    new Checks()
        .that(groups.size() >= 2, "groups", groups.size(), "must be at least two")
        .that(
            groups.stream().noneMatch(List::isEmpty), "groups", groups, "must each have a lifetime")
        .done();
    LogRank test = new LogRank(groups.size());
    test.add(groups);
    return test.significance();
  }

  private void add(List<List<Lifetime>> groups) {
    int count = groups.size();
    TreeMap<Double, int[][]> times = new TreeMap<>();
    int[] atRisk = new int[count];
    for (int g = 0; g < count; g++) {
      atRisk[g] = groups.get(g).size();
      for (Lifetime lifetime : groups.get(g)) {
        int[][] counts = times.computeIfAbsent(lifetime.time(), time -> new int[2][count]);
        counts[0][g] += lifetime.ended() ? 1 : 0;
        counts[1][g]++;
      }
    }
    for (Map.Entry<Double, int[][]> time : times.entrySet()) {
      add(time.getValue()[0], atRisk);
      for (int g = 0; g < count; g++) {
        atRisk[g] -= time.getValue()[1][g];
      }
    }
  }

  /** Adds one time at which something may have happened. */
  private void add(int[] events, int[] atRisk) {
    double all = sum(atRisk);
    double happened = sum(events);
    double scale = all > 1 ? happened * (all - happened) / (all - 1) : 0;
    for (int g = 0; g < events.length; g++) {
      double share = atRisk[g] / all;
      surplus[g] += events[g] - happened * share;
      for (int h = 0; h < events.length; h++) {
        covariance[g][h] += scale * share * ((g == h ? 1 : 0) - atRisk[h] / all);
      }
    }
  }

  private static double sum(int[] counts) {
    double sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private Significance significance() {
    // the last group's surplus is what the others lack
    int free = surplus.length - 1;
    RealVector vector = new ArrayRealVector(surplus, 0, free);
    SingularValueDecomposition matrix =
        new SingularValueDecomposition(
            MatrixUtils.createRealMatrix(covariance).getSubMatrix(0, free - 1, 0, free - 1));
    double statistic = vector.dotProduct(matrix.getSolver().solve(vector));
    return Significance.chiSquared(Math.max(0, statistic), matrix.getRank());
  }
}
