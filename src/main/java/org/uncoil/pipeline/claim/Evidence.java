package org.uncoil.pipeline.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.uncoil.embedding.Separation;
import org.uncoil.pipeline.probe.Probed;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;

/**
 * What a study found about one dataset: its probes and its trained runs.
 *
 * @param dataset the dataset
 * @param probes logistic regressions on its points and on embeddings before the activation
 * @param runs its trained runs
 * @param separations when runs separated their classes
 * @param last separability of runs at their last epochs, by run
 */
public record Evidence(
    DatasetRow dataset,
    List<ProbeRow> probes,
    List<StudyRun> runs,
    Separations separations,
    Map<String, SeparabilityRow> last) {
  /** The activation of the linear networks, with which the others are compared. */
  public static final String CONTROL = "identity";

  /** The evidence of every dataset, in their order, from these probes and runs. */
  public static List<Evidence> of(
      List<DatasetRow> datasets,
      List<ProbeRow> probeRows,
      List<StudyRun> studyRuns,
      Separations separations,
      Map<String, SeparabilityRow> last) {
    Map<String, List<ProbeRow>> probes =
        probeRows.stream().collect(Collectors.groupingBy(ProbeRow::datasetId));
    Map<String, List<StudyRun>> runs =
        studyRuns.stream()
            .filter(run -> run.row().trained())
            .collect(Collectors.groupingBy(run -> run.row().datasetId()));
    return datasets.stream()
        .map(
            row ->
                new Evidence(
                    row,
                    probes.getOrDefault(row.datasetId(), List.of()),
                    runs.getOrDefault(row.datasetId(), List.of()),
                    separations,
                    last))
        .toList();
  }

  /** Whether a regression on the raw input is not accurate enough. */
  boolean hard() {
    return raw() < Claims.ACCURATE;
  }

  /** Training accuracy of the regression on the coordinates; NaN where none was fitted. */
  double raw() {
    return accuracy(row -> row.probe().equals(FeatureMap.RAW.label()));
  }

  /** The same with x² + y². */
  double radius() {
    return accuracy(row -> row.probe().equals(FeatureMap.RADIUS.label()));
  }

  /** The same with the hand-crafted features that help most. */
  double bestFeature() {
    return accuracy(row -> !row.probe().equals(FeatureMap.RAW.label()));
  }

  /** The best of some regressions on the input. */
  private double accuracy(Predicate<ProbeRow> which) {
    return probes.stream()
        .filter(row -> row.runId().isEmpty() && which.test(row))
        .mapToDouble(ProbeRow::trainAccuracy)
        .max()
        .orElse(Double.NaN);
  }

  /** Runs whose activations bend, or those of the linear control. */
  List<RunRow> networks(boolean control) {
    return runs.stream()
        .filter(run -> run.plan().network().activationLabel().equals(CONTROL) == control)
        .map(StudyRun::row)
        .toList();
  }

  /** When those runs separated their classes, where it is known. */
  List<Separation> separations(boolean control) {
    return networks(control).stream().map(separations::of).filter(Separation::known).toList();
  }

  /** The final embeddings after the activation, of runs whose activations bend. */
  List<SeparabilityRow> embeddings() {
    return networks(false).stream()
        .map(row -> last.get(row.runId()))
        .filter(Objects::nonNull)
        // samples are drawn in this order: that of the tables
        .sorted(Comparator.comparing(SeparabilityRow::runId))
        .toList();
  }

  /** The regressions on their embeddings before the activation. */
  List<ProbeRow> beforeActivation() {
    Set<String> ids = networks(false).stream().map(RunRow::runId).collect(Collectors.toSet());
    return probes.stream()
        .filter(row -> row.probe().equals(Probed.BEFORE.label()) && ids.contains(row.runId()))
        .toList();
  }

  /** The median agreement of output layers with regressions on the embeddings; NaN of none. */
  double agreement() {
    return new Median()
        .evaluate(
            embeddings().stream()
                .map(SeparabilityRow::trainAgreement)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
  }

  /** The largest training accuracy of those runs; NaN of none. */
  double best(boolean control) {
    return networks(control).stream().mapToDouble(RunRow::trainAccuracy).max().orElse(Double.NaN);
  }
}
