package org.uncoil.pipeline.gallery.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.uncoil.gallery.ActivationCard;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.store.row.comparison.SurvivalRow;

/** What became of the runs of each activation. */
public final class ActivationCards {
  private ActivationCards() {}

  /**
   * One for each activation, in alphabetical order.
   *
   * @param survival the survival curves of all activations
   */
  public static List<ActivationCard> of(List<RunCard> cards, List<SurvivalRow> survival) {
    Map<String, Double> medians =
        survival.stream()
            .filter(row -> row.dataset().isEmpty() && Double.isFinite(row.median()))
            .collect(Collectors.toMap(SurvivalRow::activation, SurvivalRow::median));
    Map<String, List<RunCard>> byActivation =
        cards.stream()
            .collect(Collectors.groupingBy(RunCard::activation, TreeMap::new, Collectors.toList()));
    return byActivation.entrySet().stream()
        .map(e -> card(e.getKey(), e.getValue(), medians.getOrDefault(e.getKey(), Double.NaN)))
        .toList();
  }

  private static ActivationCard card(String name, List<RunCard> runs, double separation) {
    List<RunCard> trained = runs.stream().filter(run -> run.status() == RunStatus.TRAINED).toList();
    double[] testAccuracy = sorted(trained, RunCard::testAccuracy);
    return new ActivationCard(
        name,
        runs.size(),
        trained.size(),
        median(testAccuracy),
        testAccuracy.length == 0 ? Double.NaN : testAccuracy[testAccuracy.length - 1],
        trained.stream().filter(run -> run.separation().separated()).count(),
        separation);
  }

  private static double[] sorted(List<RunCard> runs, ToDoubleFunction<RunCard> figure) {
    return runs.stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  /** Of ascending numbers; NaN of none. */
  static double median(double... sorted) {
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
