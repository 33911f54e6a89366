package org.uncoil.pipeline.gallery.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.gallery.Hero;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.pipeline.claim.Evidence;
import org.uncoil.store.row.run.DatasetRow;

/**
 * Which runs the start page shows: this order is the only one in which they are chosen. First those
 * on datasets that can be drawn as they are, that separate their classes, on spirals, with a film,
 * then the most accurate, and of equal ones those that separate their classes first.
 */
final class StoryRuns {
  private final Map<String, DatasetRow> datasets;
  private final List<RunCard> bestFirst;

  /**
   * Of a study.
   *
   * @param runs in the study's order, which decides between equals
   * @param datasets of these runs
   */
  StoryRuns(List<RunCard> runs, List<DatasetRow> datasets) {
    this.datasets =
        datasets.stream()
            .collect(Collectors.toMap(DatasetRow::name, Function.identity(), (one, same) -> one));
    bestFirst =
        runs.stream()
            .filter(run -> run.status() == RunStatus.TRAINED)
            .filter(run -> this.datasets.containsKey(run.dataset()))
            .sorted(
                Comparator.<RunCard, Boolean>comparing(run -> dataset(run).dimensions() != 2)
                    .thenComparing(run -> !run.separation().separated())
                    .thenComparing(run -> !isSpiral(dataset(run)))
                    .thenComparing(run -> run.film() == null)
                    .thenComparing(run -> Double.isNaN(run.accuracy()) ? 0 : -run.accuracy())
                    .thenComparing(
                        run ->
                            run.separation().separated()
                                ? run.separation().separableFrom()
                                : Integer.MAX_VALUE))
            .toList();
  }

  private static boolean isSpiral(DatasetRow dataset) {
    return (dataset.source() + dataset.name()).toLowerCase(Locale.ROOT).contains("spiral");
  }

  DatasetRow dataset(RunCard run) {
    return datasets.get(run.dataset());
  }

  /** The run that opens the page: one that can be replayed if there is any. */
  Optional<Hero> hero() {
    return playable()
        .findFirst()
        .or(() -> bestFirst.stream().filter(run -> run.film() != null).findFirst())
        .map(
            run ->
                new Hero(
                    run,
                    dataset(run).classes(),
                    run.playable()
                        ? WorkbenchPage.address(List.of(run)) + "&epoch=0"
                        : run.page()));
  }

  /** The runs that can be replayed, the best first. */
  Stream<RunCard> playable() {
    return bestFirst.stream().filter(RunCard::playable);
  }

  /** Those of them whose activations are not linear. */
  Stream<RunCard> nonLinear() {
    return playable().filter(run -> !isLinear(run));
  }

  static boolean isLinear(RunCard run) {
    return run.activation().equals(Evidence.CONTROL);
  }

  /** The datasets, in the order of their best runs. */
  Stream<DatasetRow> datasets() {
    return bestFirst.stream().map(this::dataset).distinct();
  }
}
