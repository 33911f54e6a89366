package org.uncoil.pipeline.gallery.figure;

import java.util.List;
import java.util.Map;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.pipeline.gallery.data.Lines;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.pipeline.gallery.data.Tally;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.LearnedFeatureShareRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Wording;

/** How many seeds came to compute x² + y² by themselves, per activation and dataset. */
final class LearnedFeatureFigures {
  private static final String ID = "rediscovery";
  private static final String HEADING = "Learned features: x² + y²";

  private final Tally found = new Tally();

  private LearnedFeatureFigures(List<LearnedFeatureShareRow> rows) {
    rows.stream()
        .filter(row -> row.feature().equals(FeatureMap.RADIUS.label()) && !row.dataset().isEmpty())
        .forEach(row -> found.add(row.activation(), row.dataset(), row.learned(), row.runs()));
  }

  static FigureSection of(OutputFolder folder) {
    LearnedFeatureFigures figures =
        new LearnedFeatureFigures(folder.read(Table.LEARNED_FEATURE_SHARES).toList());
    return figures.found.isEmpty()
        ? new FigureSection(ID, HEADING, List.of())
        : new FigureSection(ID, HEADING, List.of(figures.byActivation(), figures.byDataset()));
  }

  private IntervalPlot byActivation() {
    Map<String, int[]> activations = found.along(0);
    int[] all = found.total();
    return new IntervalPlot(
        new Caption(
            "rediscovered",
            "Which activation learns x² + y² most often?",
            "A run has learned x² + y² if a linear fit on the coordinates and x² + y² explains at least 90% of the variance of its logits, and at least half of what the coordinates alone do not explain. Dots: share over all datasets, with 95% Wilson intervals.",
            all[0] == 0
                ? Wording.capitalised(Wording.of(0, all[1], "run")) + " learned x² + y²."
                : "%s; %s."
                    .formatted(
                        Shares.said(all[0], all[1], "learned x² + y²", "learned x² + y²"),
                        found.extremes(0).text("often", "with", "activation", found.text(0)))),
        "Activation",
        "share of runs that learned x² + y²",
        0,
        1,
        true,
        activations.entrySet().stream()
            .map(
                entry ->
                    Lines.share(
                        entry.getKey(),
                        entry.getValue()[0],
                        entry.getValue()[1],
                        RunSelection.compared().activation(entry.getKey())))
            .toList());
  }

  private HeatMap byDataset() {
    Map<String, int[]> activations = found.along(0);
    Map<String, int[]> datasets = found.along(1);
    List<String> names = List.copyOf(activations.keySet());
    int[] all = found.total();
    return new HeatMap(
        new Caption(
            "rediscovered-on",
            "On which datasets do runs learn x² + y²?",
            "Percentage of an activation's runs on a dataset that learned x² + y².",
            all[0] == 0
                ? "No run on any dataset learned it."
                : "Runs learn it %s."
                    .formatted(found.extremes(1).text("often", "on", "dataset", found.text(1)))),
        "activation",
        "dataset",
        "of runs learned it",
        0,
        names,
        List.copyOf(datasets.keySet()),
        false,
        found.heat(names, at -> RunSelection.compared().activation(at.get(0)).dataset(at.get(1))));
  }
}
