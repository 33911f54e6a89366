package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.uncoil.probe.LinearRule;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.phase.LogisticSurface;
import org.uncoil.statistics.phase.PhaseCell;
import org.uncoil.store.CriticalValueRow;

/**
 * Where half of an activation's runs separate: along each axis of numbers, and, over two and three
 * of them, along each at every value of the others, which is the contour of a phase diagram.
 */
final class CriticalValues {
  private static final int MOST_AXES = 3;
  // of one activation over one choice of axes
  private static final int MOST_ROWS = 1000;

  private final RunSet runs;
  private final BoundaryFit fit;

  CriticalValues(RunSet runs, BoundaryFit fit) {
    this.runs = runs;
    this.fit = fit;
  }

  Findings<CriticalValueRow> find() {
    List<CriticalValueRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (List<String> axes : choices()) {
      for (String activation : runs.activations()) {
        List<CriticalValueRow> found = rows(axes, activation);
        rows.addAll(found);
        found.stream()
            .filter(row -> axes.size() == 1 && row.low() != null)
            .forEach(row -> sentences.add(sentence(row)));
      }
    }
    return new Findings<>(rows, sentences);
  }

  /** One axis, two or three; in their order. */
  private List<List<String>> choices() {
    List<String> axes = new ArrayList<>(runs.factors());
    axes.addAll(runs.sourceAxes());
    List<String> numbers =
        axes.stream()
            .filter(axis -> runs.levels(axis).stream().allMatch(CriticalValues::isNumber))
            .toList();
    List<List<String>> choices = new ArrayList<>(List.of(List.of()));
    for (int from = 0; from < choices.size(); from++) {
      List<String> chosen = choices.get(from);
      int next = chosen.isEmpty() ? 0 : numbers.indexOf(chosen.get(chosen.size() - 1)) + 1;
      for (int axis = next; axis < numbers.size() && chosen.size() < MOST_AXES; axis++) {
        List<String> longer = new ArrayList<>(chosen);
        longer.add(numbers.get(axis));
        choices.add(longer);
      }
    }
    return choices.subList(1, choices.size());
  }

  private static boolean isNumber(String level) {
    return level.matches("-?[0-9.]+(E-?[0-9]+)?");
  }

  private List<CriticalValueRow> rows(List<String> axes, String activation) {
    List<PhaseCell> cells = cells(runs.ofActivation(activation), axes);
    boolean varied =
        IntStream.range(0, axes.size()).allMatch(axis -> levels(cells, axis).size() > 1);
    if (!varied) {
      return List.of();
    }
    int trials = cells.stream().mapToInt(PhaseCell::trials).sum();
    int separated = cells.stream().mapToInt(PhaseCell::successes).sum();
    LogisticSurface surface = null;
    List<Double> slopes = List.of();
    if (separated > 0 && separated < trials) {
      LinearRule rule = fit(cells);
      slopes = rule.weights().get(1);
      surface = new LogisticSurface(rule.intercepts().get(1), slopes, cells);
    }
    List<CriticalValueRow> rows = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      for (List<Double> at : places(cells, axis)) {
        Interval critical = surface == null ? null : surface.critical(axis, at, Confidence.USUAL);
        Double slope = surface == null ? null : slopes.get(axis);
        rows.add(row(new Place(axes, axis, at), activation, trials, separated, slope, critical));
      }
    }
    return rows.size() > MOST_ROWS ? List.of() : rows;
  }

  /** Every combination of the other axes' values, with 0 in the place of this one. */
  private static List<List<Double>> places(List<PhaseCell> cells, int axis) {
    List<List<Double>> places = List.of(List.of());
    for (int other = 0; other < cells.get(0).at().size(); other++) {
      List<List<Double>> longer = new ArrayList<>();
      for (List<Double> place : places) {
        for (double value : other == axis ? List.of(0.0) : levels(cells, other)) {
          List<Double> next = new ArrayList<>(place);
          next.add(value);
          longer.add(next);
        }
      }
      places = longer;
    }
    return places;
  }

  private static List<Double> levels(List<PhaseCell> cells, int axis) {
    return List.copyOf(new TreeSet<>(cells.stream().map(cell -> cell.at().get(axis)).toList()));
  }

  private static List<PhaseCell> cells(RunSet runs, List<String> axes) {
    Map<List<Double>, int[]> counts = new LinkedHashMap<>();
    for (ComparedRun run : runs.runs()) {
      if (axes.stream().allMatch(axis -> run.level(axis) != null)) {
        List<Double> at = axes.stream().map(axis -> Double.valueOf(run.level(axis))).toList();
        int[] cell = counts.computeIfAbsent(at, place -> new int[2]);
        cell[0] += run.separation().ended() ? 1 : 0;
        cell[1]++;
      }
    }
    return counts.entrySet().stream()
        .map(cell -> new PhaseCell(cell.getKey(), cell.getValue()[0], cell.getValue()[1]))
        .toList();
  }

  private LinearRule fit(List<PhaseCell> cells) {
    List<double[]> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (PhaseCell cell : cells) {
      int[] counts = {cell.trials() - cell.successes(), cell.successes()};
      for (int label = 0; label < counts.length; label++) {
        if (counts[label] > 0) {
          points.add(cell.at().stream().mapToDouble(x -> x).toArray());
          labels.add(label);
          weights.add((double) counts[label]);
        }
      }
    }
    return fit.fit(
        points,
        labels.stream().mapToInt(x -> x).toArray(),
        weights.stream().mapToDouble(x -> x).toArray());
  }

  /** A value along one of the axes, at given ones along the others. */
  private record Place(List<String> axes, int axis, List<Double> at) {
    String name() {
      return axes.get(axis);
    }

    /** The number of the first or the second of the other axes; −1 where there is none. */
    private int other(int which) {
      int[] others = IntStream.range(0, axes.size()).filter(i -> i != axis).toArray();
      return which < others.length ? others[which] : -1;
    }

    String otherName(int which) {
      return other(which) < 0 ? "" : axes.get(other(which));
    }

    Double otherValue(int which) {
      return other(which) < 0 ? null : at.get(other(which));
    }
  }

  private static CriticalValueRow row(
      Place place, String activation, int trials, int separated, Double slope, Interval critical) {
    return new CriticalValueRow(
        place.name(),
        place.otherName(0),
        place.otherValue(0),
        place.otherName(1),
        place.otherValue(1),
        activation,
        trials,
        separated,
        slope,
        critical == null ? null : orNull(critical.estimate()),
        critical == null ? null : orNull(critical.low()),
        critical == null ? null : orNull(critical.high()));
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }

  /** What a row with an interval says. */
  static String sentence(CriticalValueRow row) {
    return "Half of the runs with %s separate at %s %s; %s there."
        .formatted(
            row.activation(),
            row.axis(),
            Wording.interval(new Interval(row.critical(), row.low(), row.high())),
            row.slope() < 0 ? "fewer beyond" : "more beyond");
  }
}
