package org.uncoil.pipeline.run;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.RenderSpec;

/** Which of a study's runs are filmed. */
public final class ChosenRuns {
  private static final Comparator<StudyRun> BY_ACCURACY =
      Comparator.<StudyRun>comparingDouble(run -> run.row().trainAccuracy())
          .thenComparing(run -> run.row().runId());

  /** The first that is perfect on the training points; where none is, the most accurate. */
  private static final Comparator<StudyRun> BY_SPEED =
      Comparator.<StudyRun, Integer>comparing(
              run -> run.row().firstPerfect(), Comparator.nullsLast(Integer::compare))
          .thenComparing(BY_ACCURACY.reversed());

  private ChosenRuns() {}

  /** The medoids that the measure stage found, if the study wants them. */
  public static Set<String> medoids(OutputFolder folder, RenderSpec render) {
    return render.choose().contains(RenderSpec.RunChoice.MEDOIDS)
        ? folder.read(Table.SOLUTION_CLUSTERS).toList().stream()
            .filter(SolutionClusterRow::isMedoid)
            .map(SolutionClusterRow::runId)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * The chosen runs, in the order given.
   *
   * @param medoids those of all runs on the study's datasets
   */
  public static List<StudyRun> of(List<StudyRun> runs, RenderSpec render, Set<String> medoids) {
    List<StudyRun> filmable = runs.stream().filter(run -> run.row().recorded()).toList();
    Set<String> chosen = new HashSet<>();
    for (RenderSpec.RunChoice choice : render.choose()) {
      switch (choice) {
        case ALL -> filmable.forEach(run -> chosen.add(run.row().runId()));
        case FASTEST -> chosen.addAll(ofEachDataset(filmable, ChosenRuns::fastest));
        case FAILURES -> chosen.addAll(ofEachDataset(filmable, ChosenRuns::failure));
        case MEDOIDS -> chosen.addAll(medoids);
      }
    }
    return filmable.stream()
        .filter(run -> chosen.contains(run.row().runId()) || named(run, render))
        .toList();
  }

  private static boolean named(StudyRun run, RenderSpec render) {
    return render.also().stream()
        .anyMatch(
            filter -> filter.fits(run.plan().dataset(), run.plan().network(), run.plan().seed()));
  }

  private static List<String> ofEachDataset(
      List<StudyRun> runs, Function<List<StudyRun>, Optional<StudyRun>> choice) {
    return runs.stream()
        .collect(Collectors.groupingBy(run -> run.row().datasetId()))
        .values()
        .stream()
        .map(choice)
        .flatMap(Optional::stream)
        .map(run -> run.plan().runId())
        .toList();
  }

  private static Optional<StudyRun> fastest(List<StudyRun> runs) {
    return trained(runs).min(BY_SPEED);
  }

  /** The least accurate of those that never were perfect; one that diverged first. */
  private static Optional<StudyRun> failure(List<StudyRun> runs) {
    return runs.stream()
        .filter(run -> Objects.isNull(run.row().firstPerfect()))
        .min(
            Comparator.<StudyRun, Boolean>comparing(run -> run.row().trained())
                .thenComparing(BY_ACCURACY));
  }

  private static Stream<StudyRun> trained(List<StudyRun> runs) {
    return runs.stream().filter(run -> run.row().trained());
  }
}
