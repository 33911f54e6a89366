package org.uncoil.pipeline.gallery.figure;

import java.util.List;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.text.Wording;

/** Which activation is best, in one sentence that claims no more than the tests support. */
final class Winner {
  private static final double LEVEL = 0.05;

  private Winner() {}

  /** By ranks over datasets. */
  static String of(List<RankingRow> rows) {
    List<String> first =
        rows.stream().filter(row -> row.rank() == 1).map(RankingRow::activation).toList();
    List<String> close =
        rows.stream()
            .filter(row -> row.rank() != 1 && !(row.adjustedPValue() <= LEVEL))
            .map(RankingRow::activation)
            .toList();
    if (first.size() > 1) {
      return "There is no clear winner: %s tie for the first rank.".formatted(list(first));
    }
    return close.isEmpty()
        ? first.get(0) + " ranks significantly better than every other activation."
        : "There is no clear winner: %s has the best average rank, but no significant difference from %s."
            .formatted(first.get(0), list(close));
  }

  /**
   * By separation epochs.
   *
   * @param rows the soonest first
   */
  static String ofTimes(List<SurvivalRow> rows, List<SurvivalTestRow> tests) {
    if (rows.stream().allMatch(row -> row.separated() == 0)) {
      return "No run has a separation epoch.";
    }
    String first = rows.get(0).activation();
    if (rows.size() == 1) {
      return "There is only one activation, %s.".formatted(first);
    }
    List<String> close =
        rows.stream()
            .skip(1)
            .map(SurvivalRow::activation)
            .filter(other -> tests.stream().noneMatch(test -> differs(test, first, other)))
            .toList();
    return close.isEmpty()
        ? first + " separates the classes significantly sooner than every other activation."
        : "There is no clear winner: %s is the soonest on average, but without a significant difference from %s."
            .formatted(first, list(close));
  }

  private static boolean differs(SurvivalTestRow test, String one, String other) {
    return test.activation1() != null
        && List.of(one, other).containsAll(List.of(test.activation1(), test.activation2()))
        && test.adjustedPValue() <= LEVEL;
  }

  /**
   * By shares of runs.
   *
   * @param rows the highest share first
   */
  static String ofShares(List<SurvivalRow> rows) {
    SurvivalRow first = rows.get(0);
    if (first.separated() == 0) {
      return "No run separates the classes until the end.";
    }
    double low = Shares.wilson(first.separated(), first.runs()).low();
    List<String> close =
        rows.stream()
            .skip(1)
            .filter(row -> Shares.wilson(row.separated(), row.runs()).high() >= low)
            .map(SurvivalRow::activation)
            .toList();
    String most =
        "%s separates the classes most often, in %s"
            .formatted(first.activation(), Wording.of(first.separated(), first.runs(), "run"));
    return close.isEmpty()
        ? most + "."
        : "There is no clear winner: %s, but its 95%% interval overlaps that of %s."
            .formatted(most, list(close));
  }

  private static String list(List<String> names) {
    return names.size() > 3 ? names.size() + " other activations" : Wording.list(names);
  }
}
