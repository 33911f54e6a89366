package org.uncoil.pipeline.gallery.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunCard;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;

/**
 * What several pages are made of, each table read once.
 *
 * @param runs the study's, in its order
 * @param cards the same runs as pages show them
 * @param datasets all that are stored
 * @param probes of the study's datasets and of runs
 * @param last separability of runs at their last epochs, by run
 * @param health the diagnoses of the runs
 * @param replays what runs can be replayed from, by run
 * @param provenance what made the gallery
 */
public record GalleryInput(
    StudySpec study,
    OutputFolder folder,
    List<StudyRun> runs,
    List<RunCard> cards,
    List<DatasetRow> datasets,
    List<ProbeRow> probes,
    Map<String, SeparabilityRow> last,
    List<DiagnosisRow> health,
    Films films,
    Map<String, PayloadChoice.Kind> replays,
    List<Fact> provenance) {

  /** Reads it, once the tables are in line with the study. */
  public static GalleryInput of(PipelineContext context) {
    OutputFolder folder = context.folder();
    StudySpec study = context.study();
    List<StudyRun> runs = StudyRun.of(context);
    Set<String> runIds = runs.stream().map(run -> run.row().runId()).collect(Collectors.toSet());
    List<DatasetRow> datasets = folder.read(Table.DATASETS).toList();
    List<DiagnosisRow> health =
        folder.read(Table.DIAGNOSES).toList().stream()
            .filter(row -> runIds.contains(row.runId()))
            .toList();
    Films films = new Films(folder, study.render(), runs);
    Map<String, PayloadChoice.Kind> replays =
        PayloadChoice.of(runs, datasets, run -> films.ofPage(run.plan()).isPresent(), study);
    RunCards cards =
        new RunCards(
            study,
            Separations.of(folder),
            health,
            folder.read(Table.SOLUTION_CLUSTERS).toList().stream()
                .filter(row -> runIds.contains(row.runId()))
                .toList(),
            films,
            replays.keySet());
    return new GalleryInput(
        study,
        folder,
        runs,
        cards.of(runs),
        datasets,
        folder.read(Table.PROBES).toList(),
        Separations.last(folder, runs),
        health,
        films,
        replays,
        Provenance.facts(folder));
  }

  /** The datasets that have runs, in the study's order. */
  public List<DatasetRow> shown() {
    Map<String, DatasetRow> byName =
        datasets.stream()
            .collect(Collectors.toMap(DatasetRow::name, row -> row, (one, other) -> other));
    Set<String> names = cards.stream().map(RunCard::dataset).collect(Collectors.toSet());
    return study.datasets().stream()
        .map(dataset -> byName.get(dataset.name()))
        .filter(row -> row != null && names.contains(row.name()))
        .toList();
  }

  /** The runs on each dataset, in the order of the runs. */
  public Map<String, List<RunCard>> byDataset() {
    return cards.stream()
        .collect(Collectors.groupingBy(RunCard::dataset, LinkedHashMap::new, Collectors.toList()));
  }
}
