package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Emphasis;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.LineChart;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** How networks fold and stretch the plane of the input over training, by activation. */
final class DistortionFigures {
  private static final String ID = "distortion";
  private static final String HEADING = "Folding and stretching";

  private static final int FOLDED = 0;
  private static final int AREA = 1;

  /** By activation and epoch, of each run the share folded and the median logarithm of areas. */
  private final Map<String, TreeMap<Integer, List<double[]>>> values = new TreeMap<>();

  private DistortionFigures() {}

  static FigureSection of(OutputFolder folder, List<RunCard> runs) {
    Map<String, String> activations = new HashMap<>();
    runs.forEach(run -> activations.put(run.runId(), run.activation()));
    DistortionFigures figures = new DistortionFigures();
    folder
        .read(Table.DISTORTION)
        .forEach(
            row -> {
              String activation = activations.get(row.runId());
              if (activation != null) {
                figures
                    .values
                    .computeIfAbsent(activation, name -> new TreeMap<>())
                    .computeIfAbsent(row.epoch(), epoch -> new ArrayList<>())
                    .add(new double[] {row.folded(), row.logAreaMedian()});
              }
            });
    return figures.values.isEmpty() ? new FigureSection(ID, HEADING, List.of()) : figures.section();
  }

  /** A flat map, as of one hidden unit or one feature, has neither sides nor areas. */
  private FigureSection section() {
    List<Figure> figures = new ArrayList<>();
    List<String> folded = order(FOLDED);
    if (!folded.isEmpty()) {
      figures.add(folds(folded));
    }
    List<String> grown = order(AREA);
    if (!grown.isEmpty()) {
      figures.add(areas(grown));
    }
    return new FigureSection(ID, HEADING, figures);
  }

  private LineChart folds(List<String> order) {
    return new LineChart(
        new Caption(
            "folds",
            "How much of the input plane does each activation fold?",
            "Median over an activation's runs of the share of positions where the network reverses the orientation of the plane. The activations with the lowest, the median and the highest share at the end are highlighted. The epochs are on a logarithmic scale, ln(1 + epoch).",
            "At the end, the folded share of the plane is %s."
                .formatted(ends(order, FOLDED).highest("activation", this::share))),
        "epoch",
        "folded share of the plane",
        Scale.Kind.LOGARITHMIC,
        0,
        Math.max(0.05, most(FOLDED)),
        true,
        Double.NaN,
        series(order, FOLDED));
  }

  private String share(String activation) {
    return quartiles(last(activation, FOLDED), Figures::percent);
  }

  private static String quartiles(List<Double> sorted, DoubleFunction<String> text) {
    return Shares.withQuartiles(
        text.apply(Shares.quantile(sorted, 0.5)) + " in the median",
        text.apply(Shares.quantile(sorted, 0.25)),
        text.apply(Shares.quantile(sorted, 0.75)));
  }

  private LineChart areas(List<String> order) {
    List<Double> all =
        values.values().stream()
            .flatMap(epochs -> epochs.values().stream())
            .map(of -> median(of, AREA))
            .filter(Double::isFinite)
            .toList();
    return new LineChart(
        new Caption(
            "areas",
            "How much does each activation stretch or shrink areas?",
            "Median over an activation's runs of the median of ln |det J| over the plane. 0 (dashed): areas keep their size; 1: they grow by a factor of e. The activations with the lowest, the median and the highest value at the end are highlighted.",
            "At the end, ln |det J| is %s."
                .formatted(ends(order, AREA).highest("activation", this::area))),
        "epoch",
        "ln |det J|, median over the plane (nats)",
        Scale.Kind.LOGARITHMIC,
        Math.min(0, all.isEmpty() ? 0 : Collections.min(all)),
        Math.max(0.5, all.isEmpty() ? 1 : Collections.max(all)),
        false,
        0,
        series(order, AREA));
  }

  private String area(String activation) {
    return quartiles(last(activation, AREA), Wording::number);
  }

  private Extremes ends(List<String> order, int which) {
    return Extremes.of(order, name -> Shares.quantile(last(name, which), 0.5));
  }

  private double most(int which) {
    return values.values().stream()
        .flatMap(epochs -> epochs.values().stream())
        .mapToDouble(of -> median(of, which))
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }

  /** Those that have a value at the end, by it. */
  private List<String> order(int which) {
    return values.keySet().stream()
        .filter(activation -> !last(activation, which).isEmpty())
        .sorted(
            Comparator.comparingDouble(activation -> Shares.quantile(last(activation, which), 0.5)))
        .toList();
  }

  private List<Double> last(String activation, int which) {
    return sorted(values.get(activation).lastEntry().getValue(), which);
  }

  private static List<Double> sorted(List<double[]> of, int which) {
    return of.stream().map(value -> value[which]).filter(Double::isFinite).sorted().toList();
  }

  private static double median(List<double[]> of, int which) {
    List<Double> sorted = sorted(of, which);
    return sorted.isEmpty() ? Double.NaN : Shares.quantile(sorted, 0.5);
  }

  private List<LineChart.Series> series(List<String> order, int which) {
    return IntStream.range(0, order.size())
        .mapToObj(
            i ->
                new LineChart.Series(
                    order.get(i),
                    Emphasis.of(i, order.size()),
                    values.get(order.get(i)).entrySet().stream()
                        .map(
                            epoch ->
                                new LineChart.Point(
                                    epoch.getKey(),
                                    median(epoch.getValue(), which),
                                    Double.NaN,
                                    Double.NaN))
                        .toList(),
                    RunSelection.compared().activation(order.get(i))))
        .toList();
  }
}
