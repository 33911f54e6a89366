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
 * @param hero the run that opens the page; null for none
 * @param steps the steps of the story: of each claim that the study can show
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
    Hero hero,
    List<StoryStep> steps,
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
    steps = List.copyOf(steps);
    provenance = List.copyOf(provenance);
    activations = List.copyOf(activations);
    ways = List.copyOf(ways);
    datasetSettings = Map.copyOf(datasetSettings);
    datasetWays = Map.copyOf(datasetWays);
    checkUnique(checks, claims, datasets, runs);
    if (hero != null) {
      checks.that(
          runs.contains(hero.run()),
          "hero",
          hero.run().runId(),
          "must be one of the gallery's runs");
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
