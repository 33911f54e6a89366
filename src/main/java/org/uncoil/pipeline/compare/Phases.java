package org.uncoil.pipeline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.interval.WilsonInterval;
import org.uncoil.store.row.comparison.PhaseRow;

/** Which share of runs separates over any one, two or three of the study's axes. */
final class Phases {
  // beyond, a diagram is no longer one
  private static final int MOST_CELLS = 10_000;

  private Phases() {}

  static Findings<PhaseRow> of(RunSet runs) {
    List<String> axes = new ArrayList<>(runs.factors());
    axes.addAll(runs.sourceAxes());
    List<PhaseRow> rows = new ArrayList<>();
    for (List<String> chosen : choices(axes, runs.sourceAxes())) {
      Map<List<String>, int[]> cells = cells(runs, chosen);
      if (cells.size() <= MOST_CELLS) {
        cells.forEach((values, counts) -> rows.add(row(chosen, values, counts)));
      }
    }
    return new Findings<>(rows, List.of());
  }

  /** One, two or three axes; the dataset never with what it is made by, which it decides. */
  private static List<List<String>> choices(List<String> axes, List<String> ofSources) {
    List<List<String>> choices = new ArrayList<>(List.of(List.of()));
    for (int from = 0; from < choices.size(); from++) {
      List<String> chosen = choices.get(from);
      int next = chosen.isEmpty() ? 0 : axes.indexOf(chosen.get(chosen.size() - 1)) + 1;
      for (int axis = next; axis < axes.size() && chosen.size() < 3; axis++) {
        String added = axes.get(axis);
        if (!(chosen.contains(RunSettings.DATASET) && ofSources.contains(added))) {
          List<String> longer = new ArrayList<>(chosen);
          longer.add(added);
          choices.add(longer);
        }
      }
    }
    return choices.subList(1, choices.size());
  }

  /** Runs, and those that separated; of runs that lie along all axes. */
  private static Map<List<String>, int[]> cells(RunSet runs, List<String> axes) {
    Map<List<String>, int[]> cells = new LinkedHashMap<>();
    for (ComparedRun run : runs.runs()) {
      if (axes.stream().map(run::level).allMatch(Objects::nonNull)) {
        int[] counts =
            cells.computeIfAbsent(axes.stream().map(run::level).toList(), values -> new int[2]);
        counts[0]++;
        counts[1] += run.separation().ended() ? 1 : 0;
      }
    }
    return cells;
  }

  private static PhaseRow row(List<String> axes, List<String> values, int[] counts) {
    Interval share = WilsonInterval.of(counts[1], counts[0], Confidence.USUAL);
    return new PhaseRow(
        axes.get(0),
        values.get(0),
        axes.size() > 1 ? axes.get(1) : "",
        axes.size() > 1 ? values.get(1) : "",
        axes.size() > 2 ? axes.get(2) : "",
        axes.size() > 2 ? values.get(2) : "",
        counts[0],
        counts[1],
        share.estimate(),
        share.low(),
        share.high());
  }
}
