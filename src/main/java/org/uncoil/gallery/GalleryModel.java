package org.uncoil.gallery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The start page: a study's story, then its datasets and every run.
 *
 * @param studyTitle the title
 * @param studyName the name in files and commands
 * @param description what the study asks, in a few sentences; may be empty
 * @param summary the study in numbers
 * @param claims the claims put to the test, in their order
 * @param datasets the datasets, in the order in which their runs are shown
 * @param runs every run, each of one of these datasets; shown in this order within its dataset
 * @param best the identifier of the run whose film opens the page; null for none
 * @param provenance what made this gallery
 */
public record GalleryModel(
    String studyTitle,
    String studyName,
    String description,
    Summary summary,
    List<ClaimRow> claims,
    List<DatasetCard> datasets,
    List<RunCard> runs,
    String best,
    List<Fact> provenance)
    implements Serializable {
  public GalleryModel {
    Require.text("studyTitle", studyTitle);
    Require.text("studyName", studyName);
    Require.present("description", description);
    Require.present("summary", summary);
    claims = List.copyOf(claims);
    datasets = List.copyOf(datasets);
    runs = List.copyOf(runs);
    provenance = List.copyOf(provenance);
    requireUnique(claims, datasets, runs);
    if (best != null) {
      Require.that(
          runs.stream().anyMatch(run -> run.runId().equals(best) && run.film() != null),
          "best",
          best,
          "must be the identifier of a run that has a film");
    }
  }

  private static void requireUnique(
      List<ClaimRow> claims, List<DatasetCard> datasets, List<RunCard> runs) {
    Set<Integer> numbers = new HashSet<>();
    for (ClaimRow claim : claims) {
      Require.that(numbers.add(claim.number()), "claims", claim.number(), "must appear once");
    }
    Set<String> names = new HashSet<>();
    for (DatasetCard dataset : datasets) {
      Require.that(names.add(dataset.name()), "datasets", dataset.name(), "must appear once");
    }
    Set<String> ids = new HashSet<>();
    for (RunCard run : runs) {
      Require.that(ids.add(run.runId()), "runs", run.runId(), "must appear once");
      Require.that(
          names.contains(run.dataset()),
          "dataset of run " + run.runId(),
          run.dataset(),
          "must be one of the gallery's datasets");
    }
  }

  /** The run whose film opens the page; null for none. */
  public RunCard bestRun() {
    return runs.stream().filter(run -> run.runId().equals(best)).findFirst().orElse(null);
  }

  /** The runs of each dataset, in the datasets' order. */
  public Map<DatasetCard, List<RunCard>> runsByDataset() {
    Map<String, List<RunCard>> byName = new LinkedHashMap<>();
    datasets.forEach(dataset -> byName.put(dataset.name(), new ArrayList<>()));
    runs.forEach(run -> byName.get(run.dataset()).add(run));
    Map<DatasetCard, List<RunCard>> grouped = new LinkedHashMap<>();
    datasets.forEach(dataset -> grouped.put(dataset, byName.get(dataset.name())));
    return grouped;
  }

  /** The datasets that any claim has figures of, in the order in which the claims name them. */
  public List<String> claimDatasets() {
    return claims.stream()
        .flatMap(claim -> claim.figures().stream())
        .map(ClaimFigure::dataset)
        .distinct()
        .toList();
  }

  /** The activations that occur, in alphabetical order. */
  public List<String> activations() {
    return runs.stream().map(RunCard::activation).distinct().sorted().toList();
  }
}
