package org.uncoil.statistics.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.statistics.significance.StudentisedRange;

/**
 * Nemenyi's test of every method against every other: two differ where their average ranks are
 * further apart than q √(k(k + 1)/(6N)), with q the quantile of the studentised range over √2
 * (Demšar: Statistical Comparisons of Classifiers over Multiple Data Sets, JMLR 7, 2006, page 11).
 *
 * @param difference the critical difference
 * @param groups those that cannot be told apart: as large as can be, at least two methods each,
 *     best first; the bars of a critical-difference diagram
 */
public record Nemenyi(double difference, List<List<String>> groups) {
  public Nemenyi {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Tests.
   *
   * @param level the share of studies without any difference in which one is found, as 0.05
   */
  public static Nemenyi of(ScoreTable table, double level) {
    double quantile = StudentisedRange.quantile(1 - level, table.methods().size());
    double difference = quantile / Math.sqrt(2) * table.standardError();
    return new Nemenyi(difference, groups(table, difference));
  }

  private static List<List<String>> groups(ScoreTable table, double difference) {
    List<Double> ranks = table.averageRanks();
    List<Integer> order =
        IntStream.range(0, ranks.size())
            .boxed()
            .sorted(Comparator.comparingDouble(ranks::get))
            .toList();
    List<List<String>> groups = new ArrayList<>();
    int reached = 0;
    for (int from = 0; from < order.size(); from++) {
      int to = from;
      while (to < order.size()
          && ranks.get(order.get(to)) - ranks.get(order.get(from)) <= difference) {
        to++;
      }
      if (to > reached && to - from > 1) {
        groups.add(order.subList(from, to).stream().map(table.methods()::get).toList());
      }
      reached = Math.max(reached, to);
    }
    return groups;
  }
}
