package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.uncoil.statistics.ranking.RankStability;
import org.uncoil.statistics.ranking.RepeatedScores;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.study.Seeds;
import org.uncoil.text.Figures;

/** How many datasets and runs it takes until the order of activations no longer changes. */
final class Stability {
  private static final String DATASETS = "datasets";
  private static final String RUNS = "runs";
  private static final int RESAMPLES = 400;
  private static final int MOST_COUNTS = 12;
  static final double THRESHOLD = 0.9;

  private Stability() {}

  static Findings<RankStabilityRow> of(RunSet runs, long studySeed) {
    List<RankStabilityRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      Ranking.scores(runs, measure)
          .ifPresent(
              scores -> {
                long seed = Seeds.resampling(studySeed, measure.label());
                List<RankStability> byDatasets = byDatasets(scores, seed);
                List<RankStability> byRuns = byRuns(scores, seed);
                List<RankStabilityRow> drawn = new ArrayList<>();
                byDatasets.forEach(
                    draw -> drawn.add(row(measure, DATASETS, draw.datasets(), draw)));
                byRuns.forEach(draw -> drawn.add(row(measure, RUNS, draw.runs(), draw)));
                rows.addAll(drawn);
                sentences.add(sentence(measure, drawn));
              });
    }
    return new Findings<>(rows, sentences);
  }

  private static List<RankStability> byDatasets(RepeatedScores scores, long seed) {
    return counts(2, scores.scores().size())
        .mapToObj(count -> RankStability.of(scores, count, scores.fewestRuns(), RESAMPLES, seed))
        .toList();
  }

  private static List<RankStability> byRuns(RepeatedScores scores, long seed) {
    return counts(1, scores.fewestRuns())
        .mapToObj(count -> RankStability.of(scores, scores.scores().size(), count, RESAMPLES, seed))
        .toList();
  }

  /** At most a dozen, the last among them. */
  private static IntStream counts(int least, int most) {
    int every = (most - least) / MOST_COUNTS + 1;
    return IntStream.rangeClosed(least, most).filter(count -> (most - count) % every == 0);
  }

  private static RankStabilityRow row(Measure measure, String unit, int count, RankStability draw) {
    return new RankStabilityRow(measure.label(), unit, count, draw.sameBest(), draw.meanTau());
  }

  /** What the rows of a measure say, in ascending order of their counts. */
  static String sentence(Measure measure, List<RankStabilityRow> rows) {
    List<RankStability> byDatasets = draws(rows, DATASETS);
    List<RankStability> byRuns = draws(rows, RUNS);
    RankStability all = byDatasets.get(byDatasets.size() - 1);
    if (rows.stream().allMatch(row -> row.meanKendallTau() == 0)) {
      return "The activations have no ranking by %s: they are all tied.".formatted(measure.title());
    }
    return String.format(
        Locale.ROOT,
        "Of bootstrap samples of %d datasets with %s of each activation, %.0f%% have the same best activation by %s. Their ranking agrees with the full ranking by a mean Kendall's τ of %.2f. τ is at least %.1f %s and %s.",
        all.datasets(),
        Figures.count(byRuns.get(byRuns.size() - 1).runs(), "run"),
        100 * all.sameBest(),
        measure.title(),
        all.meanTau(),
        THRESHOLD,
        from(RankStability.settled(byDatasets, RankStability::datasets, THRESHOLD), "dataset"),
        from(RankStability.settled(byRuns, RankStability::runs, THRESHOLD), "run"));
  }

  private static List<RankStability> draws(List<RankStabilityRow> rows, String unit) {
    return rows.stream()
        .filter(row -> row.unit().equals(unit))
        .map(
            row ->
                new RankStability(row.count(), row.count(), row.sameBest(), row.meanKendallTau()))
        .toList();
  }

  private static String from(OptionalInt count, String unit) {
    return count.isEmpty()
        ? "for no number of " + unit + "s tried"
        : "from " + Figures.count(count.getAsInt(), unit) + " on";
  }
}
