package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.pipeline.compare.Sentences;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Wording;

/** Up to which number of turns, or another axis, each activation separates half of its runs. */
final class CriticalFigures {
  private static final int MOST_FIGURES = 4;

  private CriticalFigures() {}

  static List<Figure> of(OutputFolder folder) {
    Map<String, List<CriticalValueRow>> axes = new LinkedHashMap<>();
    folder
        .read(Table.CRITICAL_VALUES)
        .forEach(
            row -> {
              if (row.secondAxis().isEmpty() && drawable(row)) {
                axes.computeIfAbsent(row.axis(), axis -> new ArrayList<>()).add(row);
              }
            });
    List<Figure> figures = new ArrayList<>();
    axes.entrySet().stream()
        .limit(MOST_FIGURES)
        .forEach(axis -> figures.add(plot(axis.getKey(), axis.getValue())));
    return figures;
  }

  /** Only what has finite numbers has a place on the axis. */
  private static boolean drawable(CriticalValueRow row) {
    return row.criticalValue() != null && Double.isFinite(row.criticalValue()) && row.low() != null;
  }

  private static IntervalPlot plot(String axis, List<CriticalValueRow> rows) {
    List<CriticalValueRow> sorted =
        rows.stream().sorted(Comparator.comparingDouble(row -> -row.criticalValue())).toList();
    double least = rows.stream().mapToDouble(CriticalValueRow::criticalValue).min().orElseThrow();
    double most = rows.stream().mapToDouble(CriticalValueRow::criticalValue).max().orElseThrow();
    double margin = Math.max(0.3 * (most - least), 0.1 * Math.max(1e-9, Math.abs(most)));
    return new IntervalPlot(
        new Caption(
            "critical-" + RunSelection.id(axis),
            "At which " + axis + " do half of the runs separate?",
            "The value at which half of an activation's runs separate, by logistic regression, with 95% intervals (delta method; cut at the ends of the axis). Activations of which all runs or no runs separate are left out.",
            Sentences.of(sorted.get(0))),
        "Activation",
        axis,
        least - margin,
        most + margin,
        false,
        sorted.stream()
            .map(
                row ->
                    new IntervalPlot.Line(
                        row.activation(),
                        row.criticalValue(),
                        row.low(),
                        row.high(),
                        Double.NaN,
                        Wording.interval(new Interval(row.criticalValue(), row.low(), row.high())),
                        RunSelection.compared().activation(row.activation())))
            .toList());
  }
}
