package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uncoil.statistics.significance.HolmCorrection;
import org.uncoil.statistics.significance.Significance;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.statistics.survival.LogRank;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.text.Wording;

/**
 * Whether activations take equally long to separate the data: all at once, and each pair; on each
 * dataset, and on all together, where the datasets' own differences make the test timid.
 */
final class SurvivalTests {
  private static final double LEVEL = 0.05;

  private SurvivalTests() {}

  static Findings<SurvivalTestRow> of(RunSet runs) {
    List<SurvivalTestRow> rows = new ArrayList<>(rows("", runs));
    List<String> sentences = rows.isEmpty() ? List.of() : List.of(sentence(rows));
    for (String dataset : runs.datasets()) {
      rows.addAll(rows(dataset, runs.ofDataset(dataset)));
    }
    return new Findings<>(rows, sentences);
  }

  private static List<SurvivalTestRow> rows(String dataset, RunSet runs) {
    Map<String, List<Lifetime>> lifetimes = SurvivalAnalysis.lifetimes(runs);
    if (lifetimes.size() < 2) {
      return List.of();
    }
    List<String> activations = List.copyOf(lifetimes.keySet());
    List<Significance> pairs = new ArrayList<>();
    for (int one = 0; one < activations.size(); one++) {
      for (int other = one + 1; other < activations.size(); other++) {
        pairs.add(
            LogRank.of(
                List.of(
                    lifetimes.get(activations.get(one)), lifetimes.get(activations.get(other)))));
      }
    }
    List<Double> corrected = HolmCorrection.of(pairs.stream().map(Significance::pValue).toList());
    Significance all = LogRank.of(List.copyOf(lifetimes.values()));
    List<SurvivalTestRow> rows = new ArrayList<>();
    rows.add(row(dataset, "", "", all, all.pValue()));
    int pair = 0;
    for (int one = 0; one < activations.size(); one++) {
      for (int other = one + 1; other < activations.size(); other++) {
        rows.add(
            row(
                dataset,
                activations.get(one),
                activations.get(other),
                pairs.get(pair),
                corrected.get(pair)));
        pair++;
      }
    }
    return rows;
  }

  private static SurvivalTestRow row(
      String dataset, String first, String second, Significance found, double corrected) {
    return new SurvivalTestRow(
        dataset,
        first,
        second,
        found.statistic(),
        found.degrees().get(0),
        found.pValue(),
        corrected);
  }

  /** What a dataset's rows say, or those of all together; the first is of all activations. */
  static String sentence(List<SurvivalTestRow> rows) {
    SurvivalTestRow all = rows.get(0);
    List<SurvivalTestRow> pairs = rows.subList(1, rows.size());
    String where = all.dataset().isEmpty() ? "Over all datasets" : "On " + all.dataset();
    if (all.degreesOfFreedom() == 0) {
      return where
          + " the log-rank test cannot compare the activations: no run separates later or sooner than another.";
    }
    long differing = pairs.stream().filter(row -> row.adjustedPValue() < LEVEL).count();
    return String.format(
        Locale.ROOT,
        "%s the log-rank test of the activations' times says χ²(%d) = %s, %s; %s %s at 5%% after Holm's correction.",
        where,
        all.degreesOfFreedom(),
        Wording.number(all.chiSquared()),
        Wording.p(all.pValue()),
        Wording.of(differing, pairs.size(), "pair"),
        differing > 1 ? "differ" : "differs");
  }
}
