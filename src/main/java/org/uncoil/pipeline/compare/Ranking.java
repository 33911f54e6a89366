package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.uncoil.statistics.ranking.ComparisonWithBest;
import org.uncoil.statistics.ranking.Friedman;
import org.uncoil.statistics.ranking.Nemenyi;
import org.uncoil.statistics.ranking.RepeatedScores;
import org.uncoil.statistics.ranking.ScoreTable;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.text.Wording;

/** Which activation is best over the datasets, by ranks. */
final class Ranking {
  private static final double LEVEL = 0.05;

  private Ranking() {}

  static Findings<RankingRow> of(RunSet runs) {
    List<RankingRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      scores(runs, measure)
          .ifPresent(
              scores -> {
                ScoreTable table = scores.means();
                Nemenyi nemenyi = Nemenyi.of(table, LEVEL);
                Friedman friedman = Friedman.of(table);
                List<RankingRow> found = rows(measure, table, friedman, nemenyi);
                rows.addAll(found);
                sentences.add(sentence(measure, found));
              });
    }
    return new Findings<>(rows, sentences);
  }

  /**
   * Every activation's scores on every dataset, of the seeds and other settings under which all
   * activations have a run: what differs among them is then the activation alone. None with one
   * activation, or one dataset.
   */
  static Optional<RepeatedScores> scores(RunSet runs, Measure measure) {
    List<String> activations = runs.activations();
    int horizon = runs.horizon();
    Map<String, Map<String, Map<String, Double>>> found = new LinkedHashMap<>();
    for (ComparedRun run : runs.runs()) {
      double score = measure.score(run, horizon);
      if (!Double.isNaN(score)) {
        found
            .computeIfAbsent(run.dataset(), dataset -> new LinkedHashMap<>())
            .computeIfAbsent(partner(run), partner -> new LinkedHashMap<>())
            .put(run.activation(), score);
      }
    }
    List<List<List<Double>>> scores = new ArrayList<>();
    for (Map<String, Map<String, Double>> partners : found.values()) {
      List<Map<String, Double>> whole =
          partners.values().stream().filter(each -> each.size() == activations.size()).toList();
      if (!whole.isEmpty()) {
        scores.add(
            activations.stream()
                .map(activation -> whole.stream().map(each -> each.get(activation)).toList())
                .toList());
      }
    }
    return activations.size() < 2 || scores.size() < 2
        ? Optional.empty()
        : Optional.of(new RepeatedScores(activations, scores));
  }

  /** What runs have in common that differ in nothing but their activation. */
  private static String partner(ComparedRun run) {
    Map<String, String> others = new LinkedHashMap<>(run.settings());
    others.remove(RunSettings.ACTIVATION);
    return run.seed() + " " + others;
  }

  private static List<RankingRow> rows(
      Measure measure, ScoreTable table, Friedman friedman, Nemenyi nemenyi) {
    List<Double> ranks = table.averageRanks();
    List<Double> against = ComparisonWithBest.of(table).pValues();
    List<RankingRow> rows = new ArrayList<>();
    for (int i = 0; i < ranks.size(); i++) {
      double rank = ranks.get(i);
      String activation = table.methods().get(i);
      rows.add(
          new RankingRow(
              measure.label(),
              activation,
              1 + (int) ranks.stream().filter(other -> other < rank).count(),
              rank,
              table.datasets(),
              friedman.chiSquared().statistic(),
              friedman.chiSquared().pValue(),
              friedman.ratio().statistic(),
              friedman.ratio().pValue(),
              nemenyi.difference(),
              IntStream.range(0, nemenyi.groups().size())
                  .filter(group -> nemenyi.groups().get(group).contains(activation))
                  .boxed()
                  .toList(),
              against.get(i)));
    }
    return rows;
  }

  /** What the rows of a measure say. */
  static String sentence(Measure measure, List<RankingRow> rows) {
    double least = rows.stream().mapToDouble(RankingRow::averageRank).min().orElseThrow();
    List<String> best = named(rows, row -> row.averageRank() == least);
    RankingRow any = rows.get(0);
    String over =
        String.format(Locale.ROOT, "By %s over %d datasets ", measure.title(), any.datasets());
    if (best.size() == rows.size()) {
      return String.format(
          Locale.ROOT, "%sall %d activations have the same average rank.", over, rows.size());
    }
    int degrees = rows.size() - 1;
    return String.format(
        Locale.ROOT,
        "%s%s %s best with an average rank of %s; Friedman's test says F(%d, %d) = %s, %s. %s",
        over,
        Wording.list(best),
        best.size() == 1 ? "is" : "tie for the",
        Wording.number(least),
        degrees,
        degrees * (any.datasets() - 1),
        Wording.number(any.imanDavenport()),
        Wording.p(any.imanDavenportPValue()),
        others(rows, best, least));
  }

  private static String others(List<RankingRow> rows, List<String> best, double least) {
    List<String> close =
        named(
            rows,
            row ->
                !best.contains(row.activation())
                    && row.averageRank() - least <= row.criticalDifference());
    String test =
        "Nemenyi's test (critical difference %s) finds "
            .formatted(Wording.number(rows.get(0).criticalDifference()));
    if (close.isEmpty()) {
      return test + "the others significantly worse.";
    }
    return "%sno significant difference between %s and %s."
        .formatted(test, best.size() == 1 ? "it" : "these", Wording.either(close));
  }

  private static List<String> named(List<RankingRow> rows, Predicate<RankingRow> which) {
    return rows.stream().filter(which).map(RankingRow::activation).toList();
  }
}
