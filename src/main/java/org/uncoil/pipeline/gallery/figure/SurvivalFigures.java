package org.uncoil.pipeline.gallery.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Emphasis;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.gallery.figure.SurvivalCurves;
import org.uncoil.pipeline.compare.Sentences;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Lines;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.survival.RestrictedMean;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** The separation epochs of each activation's runs, on a dataset or on all together. */
final class SurvivalFigures {
  private static final String CENSORED = " Such a run is censored at its last planned epoch.";

  private SurvivalFigures() {}

  /**
   * The figures.
   *
   * @param survival all survival curves
   * @param dataset its name; empty for all
   */
  static FigureSection of(OutputFolder folder, List<SurvivalRow> survival, String dataset) {
    List<SurvivalRow> rows =
        survival.stream()
            .filter(row -> row.dataset().equals(dataset))
            .sorted(Comparator.comparingDouble(SurvivalRow::restrictedMean))
            .toList();
    List<SurvivalTestRow> tests =
        folder.read(Table.SURVIVAL_TESTS).toList().stream()
            .filter(row -> row.dataset().equals(dataset))
            .toList();
    if (rows.isEmpty()) {
      return new FigureSection("separation", "Separation epoch", List.of());
    }
    return new FigureSection(
        "separation",
        "Separation epoch",
        List.of(curves(rows, dataset), times(rows, tests, dataset), shares(rows, dataset)));
  }

  private static SurvivalCurves curves(List<SurvivalRow> rows, String dataset) {
    return new SurvivalCurves(
        new Caption(
            "survival",
            "How fast do runs separate the classes?",
            "Kaplan–Meier curves, one per activation. The fastest, the median and the slowest activation by restricted mean are highlighted, with 95% bands. "
                + Separation.DEFINITION
                + CENSORED,
            Sentences.of(rows.get(0))),
        rows.get(0).horizon(),
        IntStream.range(0, rows.size())
            .mapToObj(
                i ->
                    new SurvivalCurves.Curve(
                        rows.get(i), Emphasis.of(i, rows.size()), selection(rows.get(i), dataset)))
            .toList());
  }

  private static RunSelection selection(SurvivalRow row, String dataset) {
    return RunSelection.compared().activation(row.activation()).dataset(dataset);
  }

  private static IntervalPlot times(
      List<SurvivalRow> rows, List<SurvivalTestRow> tests, String dataset) {
    int horizon = rows.get(0).horizon();
    return new IntervalPlot(
        new Caption(
            "times",
            "Which activation separates the classes soonest?",
            "Dots: mean separation epoch restricted to "
                + horizon
                + " epochs, with its 95% interval. Orange: median, if at least half of the runs have a separation epoch.",
            Winner.ofTimes(rows, tests),
            tests.isEmpty() ? Sentences.of(rows.get(0)) : Sentences.ofTests(tests)),
        "Activation",
        "separation epoch",
        0,
        horizon,
        false,
        rows.stream().map(row -> time(row, dataset)).toList());
  }

  private static IntervalPlot.Line time(SurvivalRow row, String dataset) {
    Interval mean =
        new RestrictedMean(row.horizon(), row.restrictedMean(), row.restrictedMeanError())
            .interval(Confidence.USUAL);
    return new IntervalPlot.Line(
        row.activation(),
        mean.estimate(),
        mean.low(),
        mean.high(),
        row.median(),
        row.separated() == 0
            ? "no run separates within " + Figures.count(row.horizon(), "epoch")
            : Wording.interval(mean)
                + (Double.isNaN(row.median())
                    ? ", median not reached"
                    : ", median " + Wording.number(row.median())),
        selection(row, dataset));
  }

  private static IntervalPlot shares(List<SurvivalRow> rows, String dataset) {
    List<SurvivalRow> sorted =
        rows.stream()
            .sorted(Comparator.comparingDouble(row -> -(double) row.separated() / row.runs()))
            .toList();
    Map<String, SurvivalRow> byName =
        sorted.stream().collect(Collectors.toMap(SurvivalRow::activation, row -> row));
    int separated = rows.stream().mapToInt(SurvivalRow::separated).sum();
    int runs = rows.stream().mapToInt(SurvivalRow::runs).sum();
    return new IntervalPlot(
        new Caption(
            "shares",
            "Which activation separates the classes most often?",
            "Dots: share of an activation's runs that have a separation epoch, with 95% Wilson intervals. "
                + Separation.DEFINITION,
            Winner.ofShares(sorted),
            "%s; %s."
                .formatted(
                    Shares.said(
                        separated,
                        runs,
                        "separates the training points",
                        "separate the training points"),
                    Extremes.of(
                            sorted.stream().map(SurvivalRow::activation).toList(),
                            name -> (double) byName.get(name).separated() / byName.get(name).runs())
                        .text(
                            "often",
                            "with",
                            "activation",
                            name ->
                                Shares.text(
                                    Shares.wilson(
                                        byName.get(name).separated(), byName.get(name).runs()))))),
        "Activation",
        "share of runs separated",
        0,
        1,
        true,
        sorted.stream()
            .map(
                row ->
                    Lines.share(
                        row.activation(),
                        row.separated(),
                        row.runs(),
                        RunSelection.compared().activation(row.activation()).dataset(dataset)))
            .toList());
  }
}
