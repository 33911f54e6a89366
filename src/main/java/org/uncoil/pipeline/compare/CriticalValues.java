package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.LogisticRegression;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.phase.LogisticSurface;
import org.uncoil.statistics.phase.PhaseCell;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.text.Wording;

/**
 * Where half of an activation's runs separate: along each axis of numbers, and, over two and three
 * of them, along each at every value of the others, which is the contour of a phase diagram.
 */
final class CriticalValues {
  private static final int MOST_AXES = 3;
  // of one activation over one choice of axes
  private static final int MOST_ROWS = 1000;

  private final RunSet runs;

  CriticalValues(RunSet runs) {
    this.runs = runs;
  }

  Findings<CriticalValueRow> find() {
    List<CriticalValueRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (List<String> axes : choices()) {
      for (String activation : runs.activations()) {
        List<CriticalValueRow> found = rows(axes, activation);
        rows.addAll(found);
        found.stream()
            .filter(row -> axes.size() == 1 && row.low() != null && tried(row))
            .forEach(row -> sentences.add(sentence(row)));
      }
    }
    return new Findings<>(rows, sentences);
  }

  /** Whether a critical value lies among those that were tried, where it is no extrapolation. */
  private boolean tried(CriticalValueRow row) {
    DoubleSummaryStatistics levels =
        runs.ofActivation(row.activation()).levels(row.axis()).stream()
            .mapToDouble(Double::parseDouble)
            .summaryStatistics();
    return levels.getMin() <= row.criticalValue() && row.criticalValue() <= levels.getMax();
  }

  /** One axis, two or three; in their order. */
  private List<List<String>> choices() {
    List<String> axes = new ArrayList<>(runs.factors());
    axes.addAll(runs.sourceAxes());
    List<String> numbers =
        axes.stream().filter(axis -> RunSettings.numeric(axis, runs.levels(axis))).toList();
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

  private List<CriticalValueRow> rows(List<String> axes, String activation) {
    List<PhaseCell> cells = cells(runs.ofActivation(activation), axes);
    boolean varied =
        IntStream.range(0, axes.size()).allMatch(axis -> levels(cells, axis).size() > 1);
    if (!varied) {
      return List.of();
    }
    int trials = cells.stream().mapToInt(PhaseCell::trials).sum();
    int separated = cells.stream().mapToInt(PhaseCell::successes).sum();
    Optional<LogisticSurface> surface = surface(cells);
    List<CriticalValueRow> rows = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      for (List<Double> at : places(cells, axis)) {
        rows.add(row(new Place(axes, axis, at), activation, trials, separated, surface));
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

  /**
   * The model of some cells; none where they do not determine it: where all runs or none separate,
   * where the axes change together, and where success and failure lie on two sides of a border,
   * with or without both on it, so that any steepness is as likely as a greater one.
   */
  private static Optional<LogisticSurface> surface(List<PhaseCell> cells) {
    List<double[]> points = new ArrayList<>();
    List<Integer> outcomes = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (PhaseCell cell : cells) {
      int[] counts = {cell.trials() - cell.successes(), cell.successes()};
      for (int outcome = 0; outcome < counts.length; outcome++) {
        if (counts[outcome] > 0) {
          points.add(cell.at().stream().mapToDouble(x -> x).toArray());
          outcomes.add(outcome);
          times.add((double) counts[outcome]);
        }
      }
    }
    int[] labels = outcomes.stream().mapToInt(outcome -> outcome).toArray();
    if (LinearSeparability.upToTheBorder(points, labels)) {
      return Optional.empty();
    }
    LinearRule rule =
        LogisticRegression.fit(
            points, labels, times.stream().mapToDouble(count -> count).toArray(), 2);
    return Optional.of(new LogisticSurface(rule.intercepts().get(1), rule.weights().get(1), cells))
        .filter(LogisticSurface::determined);
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
      Place place,
      String activation,
      int trials,
      int separated,
      Optional<LogisticSurface> surface) {
    Optional<Interval> critical =
        surface.map(known -> known.critical(place.axis(), place.at(), Confidence.USUAL));
    return new CriticalValueRow(
        place.name(),
        place.otherName(0),
        place.otherValue(0),
        place.otherName(1),
        place.otherValue(1),
        activation,
        trials,
        separated,
        surface.map(known -> known.slope(place.axis())).orElse(null),
        critical.map(interval -> orNull(interval.estimate())).orElse(null),
        critical.map(interval -> orNull(interval.low())).orElse(null),
        critical.map(interval -> orNull(interval.high())).orElse(null));
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
            Wording.interval(new Interval(row.criticalValue(), row.low(), row.high())),
            row.slope() < 0 ? "fewer beyond" : "more beyond");
  }
}
