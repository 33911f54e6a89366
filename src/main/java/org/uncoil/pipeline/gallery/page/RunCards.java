package org.uncoil.pipeline.gallery.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunStatus;
import org.uncoil.pipeline.compare.RunSettings;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;

/** The runs as the gallery shows them, with the films that are there. */
public final class RunCards {
  private final Map<String, DatasetSpec> datasets;
  private final Separations separations;
  private final Map<String, String> health;
  private final Map<String, Integer> clusters;
  private final Films films;
  private final Set<String> playable;
  private final Map<List<Object>, Map<String, String>> settings = new HashMap<>();

  /**
   * From what the tables say.
   *
   * @param playable the runs whose points the gallery holds
   */
  public RunCards(
      StudySpec study,
      Separations separations,
      List<DiagnosisRow> health,
      List<SolutionClusterRow> atlas,
      Films films,
      Set<String> playable) {
    this.datasets =
        study.datasets().stream().collect(Collectors.toMap(DatasetSpec::name, dataset -> dataset));
    this.separations = separations;
    this.health =
        health.stream()
            .collect(
                Collectors.toMap(DiagnosisRow::runId, row -> Diagnosis.words(row.diagnosis())));
    this.clusters = clusters(atlas);
    this.films = films;
    this.playable = Set.copyOf(playable);
  }

  /** Numbers of runs' clusters on their datasets, from 1, the largest cluster first. */
  public static Map<String, Integer> clusters(List<SolutionClusterRow> atlas) {
    Map<String, Integer> numbers = new HashMap<>();
    atlas.stream()
        .collect(Collectors.groupingBy(SolutionClusterRow::datasetId))
        .values()
        .forEach(
            rows -> {
              List<List<SolutionClusterRow>> largestFirst =
                  rows.stream()
                      .collect(
                          Collectors.groupingBy(
                              SolutionClusterRow::cluster, TreeMap::new, Collectors.toList()))
                      .values()
                      .stream()
                      .sorted(Comparator.comparingInt(members -> -members.size()))
                      .toList();
              for (int i = 0; i < largestFirst.size(); i++) {
                for (SolutionClusterRow row : largestFirst.get(i)) {
                  numbers.put(row.runId(), i + 1);
                }
              }
            });
    return numbers;
  }

  /** One for each run, in their order. */
  public List<RunCard> of(List<StudyRun> runs) {
    return runs.stream().map(this::card).toList();
  }

  private RunCard card(StudyRun run) {
    RunRow row = run.row();
    RunPlan plan = run.plan();
    RunFilm film = films.ofPage(plan).orElse(null);
    return new RunCard(
        row.runId(),
        plan.fileName(),
        plan.dataset(),
        plan.network().name(),
        plan.architecture(),
        plan.network().activationLabel(),
        row.seed(),
        settings(plan.dataset(), plan.network()),
        RunStatus.valueOf(row.status().toUpperCase(Locale.ROOT)),
        row.reason(),
        row.trainAccuracy(),
        row.testAccuracy(),
        row.trainLoss(),
        separations.of(row),
        health.getOrDefault(row.runId(), ""),
        clusters.getOrDefault(row.runId(), 0),
        film == null ? null : film.poster(),
        film == null ? null : film.video(),
        playable.contains(row.runId()));
  }

  /** The runs of a network on a dataset share them. */
  private Map<String, String> settings(String dataset, NetworkSpec network) {
    return settings.computeIfAbsent(
        List.of(dataset, network), key -> RunSettings.of(datasets.get(dataset), network));
  }
}
