package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.probe.FeatureMap;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.LearnedFeatureShareRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableRows;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * Which share of seeds found x² + y², or another hand-crafted feature.
 *
 * @param runs the study's, by identity
 */
public record LearnedFeatureShares(Map<String, RunPlan> runs) {
  private static final int MOST_SENTENCES = 3;

  private record Place(String dataset, String activation, String feature) {}

  private static final class Found {
    private int found;
    private final List<Double> logits = new ArrayList<>();
  }

  /** Writes the table; returns what it says in words. */
  public List<String> write(OutputFolder folder) {
    Map<Place, Found> places =
        new TreeMap<>(
            Comparator.comparing(Place::dataset)
                .thenComparing(Place::activation)
                .thenComparing(Place::feature));
    for (String part : folder.parts(Table.LEARNED_FEATURES)) {
      try (TableRows<LearnedFeatureRow> rows = folder.read(Table.LEARNED_FEATURES, part).rows()) {
        rows.forEachRemaining(row -> note(places, row));
      }
    }
    List<String> sentences = new ArrayList<>();
    Comparison.write(folder, Table.LEARNED_FEATURE_SHARES, findings(places), sentences);
    return sentences;
  }

  private void note(Map<Place, Found> places, LearnedFeatureRow row) {
    RunPlan run = runs.get(row.runId());
    if (run == null || row.feature().equals(FeatureMap.RAW.label())) {
      return;
    }
    for (String dataset : List.of("", run.dataset())) {
      Place place = new Place(dataset, run.network().activationLabel(), row.feature());
      Found found = places.computeIfAbsent(place, key -> new Found());
      found.found += row.learned() ? 1 : 0;
      found.logits.add(row.r2Logits());
    }
  }

  private static Findings<LearnedFeatureShareRow> findings(Map<Place, Found> places) {
    List<LearnedFeatureShareRow> rows = new ArrayList<>();
    places.forEach((place, found) -> rows.add(row(place, found)));
    List<String> sentences =
        rows.stream()
            .filter(row -> row.feature().equals(FeatureMap.RADIUS.label()))
            .filter(row -> !row.dataset().isEmpty() && row.learned() > 0)
            .sorted(Comparator.comparingDouble(LearnedFeatureShareRow::low).reversed())
            .limit(MOST_SENTENCES)
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%s learned x² + y² on %s in %s (95%%: %s to %s).",
                        row.activation(),
                        row.dataset(),
                        Wording.of(row.learned(), row.runs(), "run"),
                        Figures.percent(row.low()),
                        Figures.percent(row.high())))
            .toList();
    return new Findings<>(rows, sentences);
  }

  private static LearnedFeatureShareRow row(Place place, Found found) {
    int runs = found.logits.size();
    Interval share = WilsonInterval.of(found.found, runs, Confidence.USUAL);
    return new LearnedFeatureShareRow(
        place.dataset(),
        place.activation(),
        place.feature(),
        runs,
        found.found,
        share.estimate(),
        share.low(),
        share.high(),
        new Median().evaluate(found.logits.stream().mapToDouble(x -> x).toArray()));
  }
}
