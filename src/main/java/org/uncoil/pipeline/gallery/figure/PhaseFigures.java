package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Scale;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Emphasis;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.LineChart;
import org.uncoil.pipeline.compare.RunSettings;
import org.uncoil.pipeline.gallery.data.Extremes;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.PhaseRow;
import org.uncoil.store.table.Table;

/** Where in the space of the study's settings runs separate. */
final class PhaseFigures {
  private static final String ID = "phases";
  private static final String HEADING = "Limits of separation";
  private static final int MOST_LEVELS = 40;
  private static final int MOST_FIGURES = 6;
  private static final Set<String> NAMES = Set.of("dataset", "activation");

  private PhaseFigures() {}

  static FigureSection of(OutputFolder folder) {
    Map<List<String>, List<PhaseRow>> diagrams = new LinkedHashMap<>();
    folder
        .read(Table.PHASES)
        .forEach(
            row -> {
              List<String> axes = List.of(row.firstAxis(), row.secondAxis());
              if (row.thirdAxis().isEmpty() && !NAMES.containsAll(withoutEmpty(axes))) {
                diagrams.computeIfAbsent(axes, key -> new ArrayList<>()).add(row);
              }
            });
    List<Figure> figures = new ArrayList<>();
    diagrams.values().stream()
        .filter(
            rows ->
                rows.get(0).secondAxis().isEmpty()
                    && numbers(rows, PhaseRow::firstAxis, PhaseRow::firstValue))
        .limit(MOST_FIGURES)
        .forEach(rows -> figures.add(along(rows)));
    diagrams.values().stream()
        .filter(rows -> !rows.get(0).secondAxis().isEmpty() && drawable(rows))
        .sorted(Comparator.comparingInt(PhaseFigures::names))
        .limit(MOST_FIGURES)
        .forEach(rows -> figures.add(diagram(rows)));
    figures.addAll(CriticalFigures.of(folder));
    return new FigureSection(ID, HEADING, figures);
  }

  private static List<String> withoutEmpty(List<String> axes) {
    return axes.stream().filter(axis -> !axis.isEmpty()).toList();
  }

  /** How many of the axes are no settings: diagrams of two settings come first. */
  private static int names(List<PhaseRow> rows) {
    PhaseRow row = rows.get(0);
    return (NAMES.contains(row.firstAxis()) ? 1 : 0) + (NAMES.contains(row.secondAxis()) ? 1 : 0);
  }

  private static boolean drawable(List<PhaseRow> rows) {
    return levels(rows, PhaseRow::firstValue).size() <= MOST_LEVELS
        && levels(rows, PhaseRow::secondValue).size() <= MOST_LEVELS;
  }

  private static List<String> levels(List<PhaseRow> rows, Function<PhaseRow, String> value) {
    return rows.stream().map(value).distinct().toList();
  }

  /** Whether an axis that all rows share has numbers. */
  private static boolean numbers(
      List<PhaseRow> rows, Function<PhaseRow, String> axis, Function<PhaseRow, String> value) {
    return RunSettings.numeric(axis.apply(rows.get(0)), levels(rows, value));
  }

  private static LineChart along(List<PhaseRow> rows) {
    String axis = rows.get(0).firstAxis();
    List<PhaseRow> sorted =
        rows.stream()
            .sorted(Comparator.comparingDouble(row -> Double.parseDouble(row.firstValue())))
            .toList();
    return new LineChart(
        new Caption(
            "phase-" + RunSelection.id(axis),
            "How does " + axis + " change the share of runs that separate?",
            "Dots: share over all other settings, with 95% Wilson intervals. Dashed: one half. "
                + Separation.DEFINITION,
            "The share of runs that separate goes from %s at %s %s to %s at %s."
                .formatted(
                    text(sorted.get(0)),
                    axis,
                    sorted.get(0).firstValue(),
                    text(sorted.get(sorted.size() - 1)),
                    sorted.get(sorted.size() - 1).firstValue())),
        axis,
        "share of runs separated",
        Scale.Kind.ofSettings(
            Double.parseDouble(sorted.get(0).firstValue()),
            Double.parseDouble(sorted.get(sorted.size() - 1).firstValue())),
        0,
        1,
        true,
        0.5,
        List.of(
            new LineChart.Series(
                "all runs",
                Emphasis.BEST,
                sorted.stream()
                    .map(
                        row ->
                            new LineChart.Point(
                                Double.parseDouble(row.firstValue()),
                                row.share(),
                                row.low(),
                                row.high()))
                    .toList(),
                selection(axis, levels(rows, PhaseRow::firstValue)))));
  }

  private static String text(PhaseRow row) {
    return Shares.text(new Interval(row.share(), row.low(), row.high()));
  }

  private static HeatMap diagram(List<PhaseRow> rows) {
    PhaseRow any = rows.get(0);
    List<String> down = sorted(rows, PhaseRow::firstAxis, PhaseRow::firstValue);
    List<String> across = sorted(rows, PhaseRow::secondAxis, PhaseRow::secondValue);
    Map<String, PhaseRow> places = new LinkedHashMap<>();
    rows.forEach(row -> places.put(place(row), row));
    return new HeatMap(
        new Caption(
            "phase-" + RunSelection.id(any.firstAxis()) + "-" + RunSelection.id(any.secondAxis()),
            "Which combinations of %s and %s separate?"
                .formatted(any.firstAxis(), any.secondAxis()),
            "Percentage of a cell's runs that have a separation epoch, over all other settings. The line marks where it crosses 50%. "
                + Separation.DEFINITION,
            "Runs separate %s."
                .formatted(
                    Extremes.of(places.keySet(), name -> places.get(name).share())
                        .text("often", "at", "cell", name -> text(places.get(name))))),
        any.firstAxis(),
        any.secondAxis(),
        "of runs separated",
        0,
        down,
        across,
        numbers(rows, PhaseRow::secondAxis, PhaseRow::secondValue),
        rows.stream()
            .sorted(
                Comparator.comparingInt((PhaseRow row) -> down.indexOf(row.firstValue()))
                    .thenComparingInt(row -> across.indexOf(row.secondValue())))
            .map(
                row ->
                    new HeatMap.Cell(
                        row.firstValue(),
                        row.secondValue(),
                        row.share(),
                        Shares.text(row.separated(), row.runs()),
                        RunSelection.compared()
                            .with(row.firstAxis(), row.firstValue())
                            .with(row.secondAxis(), row.secondValue())))
            .toList());
  }

  private static String place(PhaseRow row) {
    return "%s %s with %s %s"
        .formatted(row.firstAxis(), row.firstValue(), row.secondAxis(), row.secondValue());
  }

  private static RunSelection selection(String axis, List<String> values) {
    RunSelection selection = RunSelection.compared();
    for (String value : values) {
      selection = selection.with(axis, value);
    }
    return selection;
  }

  /** Numbers in their order, others by how often their runs separate. */
  private static List<String> sorted(
      List<PhaseRow> rows, Function<PhaseRow, String> axis, Function<PhaseRow, String> value) {
    List<String> levels = levels(rows, value);
    if (numbers(rows, axis, value)) {
      return levels.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList();
    }
    Map<String, Double> shares =
        rows.stream()
            .collect(Collectors.groupingBy(value, Collectors.averagingDouble(PhaseRow::share)));
    return levels.stream()
        .sorted(Comparator.comparingDouble((String level) -> -shares.get(level)))
        .toList();
  }
}
