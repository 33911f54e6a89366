package org.uncoil.statistics.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * What several methods reached on several datasets, run several times.
 *
 * @param methods their names, at least two
 * @param scores per dataset, at least two, per method and per run, finite; more is better. On one
 *     dataset all methods ran under the same seeds and settings, in the same order; datasets may
 *     have different numbers of them
 */
public record RepeatedScores(List<String> methods, List<List<List<Double>>> scores) {
  public RepeatedScores {
    methods = List.copyOf(methods);
    scores = scores.stream().map(rows -> rows.stream().map(List::copyOf).toList()).toList();
    Checks checks = new Checks();
    checks.that(methods.size() >= 2, "methods", methods, "must be at least two");
    checks.that(scores.size() >= 2, "scores", scores, "must be of at least two datasets");
    for (List<List<Double>> dataset : scores) {
      checks.that(
          dataset.size() == methods.size()
              && dataset.stream().map(List::size).distinct().count() == 1
              && !dataset.get(0).isEmpty()
              && dataset.stream().flatMap(Collection::stream).allMatch(Double::isFinite),
          "scores",
          dataset,
          "must be a row of finite scores per method, all of the same runs");
    }
    checks.done();
  }

  /** How many runs of a method the dataset with fewest has. */
  public int fewestRuns() {
    return scores.stream().mapToInt(dataset -> dataset.get(0).size()).min().orElseThrow();
  }

  /** The mean over all runs. */
  public ScoreTable means() {
    List<List<Double>> rows = new ArrayList<>();
    for (List<List<Double>> dataset : scores) {
      rows.add(
          dataset.stream()
              .map(runs -> runs.stream().mapToDouble(score -> score).average().orElseThrow())
              .toList());
    }
    return new ScoreTable(methods, rows);
  }
}
