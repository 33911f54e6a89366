package org.uncoil.pipeline.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.table.Table;

/**
 * Measures the runs of one file: reads it through once, and leaves files of the same name, that of
 * {@code diagnoses} last.
 *
 * @param folder the output
 * @param runs the runs to measure
 * @param datasets reads a dataset
 */
public record PartMeasures(
    OutputFolder folder, MeasuredRuns runs, Function<String, Dataset> datasets) {

  /** Whether all measures are there, of these runs. */
  public boolean done() {
    return Table.MEASURES_OF_RUNS.stream().allMatch(table -> folder.has(table, runs.part()))
        && folder.holds(
            Table.DIAGNOSES,
            runs.part(),
            DiagnosisRow::runId,
            runs.runs().stream().map(run -> run.row().runId()).collect(Collectors.toSet()));
  }

  /**
   * Measures them.
   *
   * @param attempt tells attempts apart that may write the same files at the same time
   */
  public void make(String attempt) {
    String part = runs.part();
    Map<String, RunMeasures> measures = measures();
    Map<String, Map<Integer, LastLayer>> layers = new HashMap<>();
    folder
        .read(Table.EPOCHS, part)
        .forEach(
            row ->
                layers
                    .computeIfAbsent(row.runId(), id -> new HashMap<>())
                    .put(row.epoch(), new LastLayer(row.lastLayer())));
    folder
        .read(Table.EMBEDDINGS, part)
        .forEach(
            row ->
                Optional.ofNullable(measures.get(row.runId()))
                    .ifPresent(run -> run.see(row, layers.get(row.runId()).get(row.epoch()))));
    folder
        .read(Table.PARAMETERS, part)
        .forEach(
            row -> Optional.ofNullable(measures.get(row.runId())).ifPresent(run -> run.see(row)));
    List<RunMeasures> all = List.copyOf(measures.values());
    write(Table.DISTORTION, attempt, all, run -> run.distortion());
    write(Table.TRAINING_DYNAMICS, attempt, all, run -> run.trainingDynamics().stream().toList());
    write(Table.LEARNED_FEATURES, attempt, all, RunMeasures::learnedFeatures);
    write(
        Table.NORMALISED_EMBEDDINGS,
        attempt,
        all,
        run -> run.normalisedEmbedding().stream().toList());
    write(Table.DIAGNOSES, attempt, all, run -> List.of(run.diagnosis()));
  }

  /** In the order of their identities, which is that of the tables. */
  private Map<String, RunMeasures> measures() {
    Map<String, MeasuredDataset> shared = new HashMap<>();
    Map<String, RunMeasures> measures = new TreeMap<>();
    for (StudyRun run : runs.runs()) {
      MeasuredDataset dataset =
          shared.computeIfAbsent(
              run.row().datasetId(), id -> new MeasuredDataset(datasets.apply(id)));
      measures.put(run.row().runId(), new RunMeasures(run.row(), run.plan().network(), dataset));
    }
    return measures;
  }

  private <R extends Record> void write(
      Table<R> table,
      String attempt,
      List<RunMeasures> measures,
      Function<RunMeasures, List<R>> rows) {
    folder.write(
        table,
        runs.part(),
        attempt,
        measures.stream().flatMap(run -> rows.apply(run).stream()).toList());
  }

  /** Deletes measures of files of runs that are no more. */
  public static void sweep(OutputFolder folder, Set<String> parts) {
    Table.MEASURES_OF_RUNS.forEach(table -> folder.sweep(table, parts));
  }
}
