package org.uncoil.gallery;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uncoil.setting.Checks;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.text.Figures;

/**
 * The start page: a study's story, then its datasets and every run.
 *
 * @param studyTitle the title
 * @param studyName the name in files and commands
 * @param description what the study asks, in a few sentences; may be empty
 * @param summary the study in numbers
 * @param claims the claims put to the test, in their order
 * @param datasets the datasets, in the order in which their runs are shown
 * @param runs every run, each of one of these datasets; the wall shows them
 * @param comparisons films of several runs in step
 * @param best the identifier of the run whose film opens the page; null for none
 * @param provenance what made this gallery
 * @param activations the activations and what became of their runs
 * @param ways where the start page leads, in this order
 * @param datasetSettings what each dataset is made of, by the datasets' names
 * @param datasetWays where it leads from each dataset, by the datasets' names
 */
public record GalleryModel(
    String studyTitle,
    String studyName,
    String description,
    StudySummary summary,
    List<ClaimRow> claims,
    List<DatasetRow> datasets,
    List<RunCard> runs,
    List<GroupFilm> comparisons,
    String best,
    List<Fact> provenance,
    List<ActivationCard> activations,
    List<NavigationLink> ways,
    Map<String, List<Fact>> datasetSettings,
    Map<String, List<NavigationLink>> datasetWays)
    implements Serializable {
  public GalleryModel {
    Checks checks =
        new Checks()
            .text("studyTitle", studyTitle)
            .text("studyName", studyName)
            .present("description", description)
            .present("summary", summary);
    claims = List.copyOf(claims);
    datasets = List.copyOf(datasets);
    runs = List.copyOf(runs);
    comparisons = List.copyOf(comparisons);
    provenance = List.copyOf(provenance);
    activations = List.copyOf(activations);
    ways = List.copyOf(ways);
    datasetSettings = Map.copyOf(datasetSettings);
    datasetWays = Map.copyOf(datasetWays);
    checkUnique(checks, claims, datasets, runs);
    if (best != null) {
      checks.that(
          runs.stream().anyMatch(run -> run.runId().equals(best) && run.film() != null),
          "best",
          best,
          "must be the identifier of a run that has a film");
    }
    checks.done();
  }

  private static void checkUnique(
      Checks checks, List<ClaimRow> claims, List<DatasetRow> datasets, List<RunCard> runs) {
    Set<Integer> numbers = new HashSet<>();
    for (ClaimRow claim : claims) {
      checks.that(numbers.add(claim.number()), "claims", claim.number(), "must appear once");
    }
    Set<String> names = new HashSet<>();
    for (DatasetRow dataset : datasets) {
      checks.that(names.add(dataset.name()), "datasets", dataset.name(), "must appear once");
    }
    Set<String> ids = new HashSet<>();
    for (RunCard run : runs) {
      checks.that(ids.add(run.runId()), "runs", run.runId(), "must appear once");
      checks.that(
          names.contains(run.dataset()),
          "dataset of run " + run.runId(),
          run.dataset(),
          "must be one of the gallery's datasets");
    }
  }

  /** What the study asks, or what it is made of where it does not say. */
  public String summaryText() {
    return description.isBlank()
        ? "%s of neural networks on %s: every run with its embedding, epoch by epoch."
            .formatted(
                Figures.count(summary.runs(), "training run"),
                Figures.count(summary.datasets(), "dataset"))
        : description;
  }

  /** The run whose film opens the page; null for none. */
  public RunCard bestRun() {
    return runs.stream().filter(run -> run.runId().equals(best)).findFirst().orElse(null);
  }

  /** What a dataset is made of. */
  public List<Fact> settingsOf(DatasetRow dataset) {
    return datasetSettings.getOrDefault(dataset.name(), List.of());
  }

  /** Where the page leads from a dataset. */
  public List<NavigationLink> waysOf(DatasetRow dataset) {
    return datasetWays.getOrDefault(dataset.name(), List.of());
  }

  /** The datasets that any claim has figures of, in the order in which the claims name them. */
  public List<String> claimDatasets() {
    return claims.stream()
        .flatMap(claim -> claim.figures().stream())
        .map(ClaimFigure::dataset)
        .distinct()
        .toList();
  }
}
