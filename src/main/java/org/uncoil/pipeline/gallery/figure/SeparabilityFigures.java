package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.pipeline.gallery.data.Tally;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** What each activation comes to on each dataset. */
final class SeparabilityFigures {
  private static final String ID = "datasets";
  private static final String HEADING = "Activation by dataset";

  private SeparabilityFigures() {}

  /**
   * The figures.
   *
   * @param survival all survival curves
   */
  static FigureSection of(List<SurvivalRow> survival, List<RunCard> runs) {
    Tally separable = new Tally();
    survival.stream()
        .filter(row -> !row.dataset().isEmpty())
        .forEach(
            row -> separable.add(row.activation(), row.dataset(), row.separated(), row.runs()));
    List<Figure> figures = new ArrayList<>();
    if (!separable.isEmpty()) {
      figures.add(separable(separable));
    }
    Map<List<String>, List<Double>> accuracies = accuracies(runs);
    if (!accuracies.isEmpty()) {
      figures.add(accuracy(accuracies));
    }
    return new FigureSection(ID, HEADING, figures);
  }

  private static HeatMap separable(Tally tally) {
    Map<String, int[]> activations = tally.along(0);
    Map<String, int[]> datasets = tally.along(1);
    List<String> names = List.copyOf(activations.keySet());
    int[] all = tally.total();
    return new HeatMap(
        new Caption(
            "separable",
            "How often is the final embedding linearly separable?",
            "Percentage of runs that have a separation epoch. "
                + Separation.DEFINITION
                + " Activations and datasets are sorted by their shares.",
            "At the end, the training points are linearly separable in %s."
                .formatted(Wording.of(all[0], all[1], "run")),
            "At the end, the training points are linearly separable in %s; %s. By dataset: %s."
                .formatted(
                    Shares.text(all[0], all[1]),
                    tally.extremes(0).text("often", "with", "activation", tally.text(0)),
                    tally.extremes(1).text("often", "on", "dataset", tally.text(1)))),
        "activation",
        "dataset",
        "of runs separable",
        0,
        names,
        List.copyOf(datasets.keySet()),
        false,
        tally.heat(names, at -> RunSelection.compared().activation(at.get(0)).dataset(at.get(1))));
  }

  private static Map<List<String>, List<Double>> accuracies(List<RunCard> runs) {
    Map<List<String>, List<Double>> accuracies = new LinkedHashMap<>();
    for (RunCard run : runs) {
      if (run.compared() && !Double.isNaN(run.accuracy())) {
        accuracies
            .computeIfAbsent(List.of(run.activation(), run.dataset()), at -> new ArrayList<>())
            .add(run.accuracy());
      }
    }
    return accuracies;
  }

  private static HeatMap accuracy(Map<List<String>, List<Double>> accuracies) {
    Map<String, Double> activations = means(accuracies, 0);
    Map<String, Double> datasets = means(accuracies, 1);
    List<String> names = List.copyOf(activations.keySet());
    List<HeatMap.Cell> cells = new ArrayList<>();
    accuracies.forEach(
        (at, values) -> {
          Interval mean = Shares.mean(values);
          cells.add(
              new HeatMap.Cell(
                  at.get(0),
                  at.get(1),
                  mean.estimate(),
                  Shares.text(mean) + " on average over " + Figures.count(values.size(), "run"),
                  RunSelection.compared().activation(at.get(0)).dataset(at.get(1))));
        });
    cells.sort(Comparator.comparingInt(cell -> names.indexOf(cell.row())));
    double least = cells.stream().mapToDouble(HeatMap.Cell::share).min().orElse(0);
    return new HeatMap(
        new Caption(
            "accuracy",
            "Which activation is the most accurate?",
            "Test accuracy in percent at the last recorded epoch, mean over seeds; training accuracy for datasets without test points. Activations and datasets are sorted by their means. Intervals under Statistics are over datasets.",
            "Over %s, the mean accuracy is %s."
                .formatted(
                    Figures.count(datasets.size(), "dataset"),
                    Extremes.of(names, activations::get)
                        .highest(
                            "activation", name -> Shares.text(overDatasets(accuracies, name))))),
        "activation",
        "dataset",
        "accuracy",
        Math.floor(10 * least) / 10 < 1 ? Math.floor(10 * least) / 10 : 0.9,
        names,
        List.copyOf(datasets.keySet()),
        false,
        cells);
  }

  /** Each dataset counts once: its runs are more alike than those on others. */
  private static Interval overDatasets(
      Map<List<String>, List<Double>> accuracies, String activation) {
    return Shares.mean(
        accuracies.entrySet().stream()
            .filter(entry -> entry.getKey().get(0).equals(activation))
            .map(entry -> mean(entry.getValue()))
            .toList());
  }

  private static Map<String, Double> means(Map<List<String>, List<Double>> accuracies, int axis) {
    Map<String, Double> means = new TreeMap<>();
    accuracies.keySet().stream()
        .map(at -> at.get(axis))
        .distinct()
        .forEach(name -> means.put(name, mean(values(accuracies, axis, name))));
    Map<String, Double> sorted = new LinkedHashMap<>();
    means.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static List<Double> values(
      Map<List<String>, List<Double>> accuracies, int axis, String name) {
    return accuracies.entrySet().stream()
        .filter(entry -> entry.getKey().get(axis).equals(name))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
