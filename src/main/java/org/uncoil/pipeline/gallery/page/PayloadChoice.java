package org.uncoil.pipeline.gallery.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uncoil.gallery.payload.DatasetScript;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.StudySpec;

/**
 * Which runs the gallery can replay, and from what: first those of the runs that are filmed, then
 * all, seed by seed, until the megabytes that the study allows are used up by what they are
 * expected to take.
 */
public final class PayloadChoice {
  /** What a run is replayed from. */
  public enum Kind {
    /** Its parameters: the page computes the embeddings, the predictions, and what lies between. */
    PARAMETERS,
    /** The embeddings of its points. */
    EMBEDDINGS
  }

  /** What a coordinate takes, in bytes: twelve bits, packed, as base64. */
  private static final double BYTES = 1.5;

  /** What a parameter takes; the runs of {@code activations.conf} take 1.12 bytes on average. */
  private static final double BYTES_OF_PARAMETER = 1.15;

  /**
   * So many parameters are always taken, however few the points: with them a page can show what the
   * network does between the points.
   */
  private static final int FEW_PARAMETERS = 2_000;

  private static final double MEGABYTE = 1e6;

  private PayloadChoice() {}

  /**
   * Those runs, by their identifiers.
   *
   * @param filmed whether a run has a film on its page
   */
  static Map<String, Kind> of(
      List<StudyRun> runs, List<DatasetRow> datasets, Predicate<StudyRun> filmed, StudySpec study) {
    Map<String, Kind> chosen = new HashMap<>();
    Map<String, DatasetRow> byId =
        datasets.stream().collect(Collectors.toMap(DatasetRow::datasetId, row -> row));
    List<StudyRun> wanted =
        runs.stream()
            .filter(run -> run.row().recorded())
            .sorted(
                Comparator.<StudyRun, Boolean>comparing(run -> !filmed.test(run))
                    .thenComparing(run -> run.row().seed()))
            .toList();
    double left = most(study);
    for (StudyRun run : wanted) {
      DatasetRow dataset = byId.get(run.row().datasetId());
      Optional<Kind> kind = kind(run.plan(), dataset, study);
      if (kind.isEmpty()) {
        continue;
      }
      left -= bytes(run.plan(), dataset, recordedEpochs(run, study), study);
      if (left < 0) {
        break;
      }
      chosen.put(run.row().runId(), kind.get());
    }
    return chosen;
  }

  private static int recordedEpochs(StudyRun run, StudySpec study) {
    return run.row().lastEpoch() / study.record().everyNEpochs() + 1;
  }

  /** What a run is replayed from; empty where the study records neither. */
  static Optional<Kind> kind(RunPlan run, DatasetRow dataset, StudySpec study) {
    RecordSpec record = study.record();
    boolean embeddings = record.embeddings().contains(RecordSpec.Embedding.POST_ACTIVATION);
    double parameters = BYTES_OF_PARAMETER * parameters(run);
    boolean few =
        parameters(run) <= FEW_PARAMETERS
            || parameters <= embeddings(dataset, study)
            || !embeddings;
    if (record.parameters() && DatasetScript.holdsInputs(run.inputs()) && few) {
      return Optional.of(Kind.PARAMETERS);
    }
    return embeddings ? Optional.of(Kind.EMBEDDINGS) : Optional.empty();
  }

  private static int parameters(RunPlan run) {
    return run.network().parameterCount(run.inputs(), run.classes());
  }

  private static double embeddings(DatasetRow dataset, StudySpec study) {
    int points = Math.min(study.gallery().maxPoints(), dataset.points() / dataset.shards());
    return BYTES * points * study.record().embeddings().size();
  }

  /** What a run is expected to take, in bytes. */
  public static double bytes(RunPlan run, DatasetRow dataset, int recordedEpochs, StudySpec study) {
    int epochs = Math.min(study.gallery().maxEpochs(), recordedEpochs);
    return epochs
        * kind(run, dataset, study)
            .map(
                kind ->
                    kind == Kind.PARAMETERS
                        ? BYTES_OF_PARAMETER * parameters(run)
                        : embeddings(dataset, study))
            .orElse(0.0);
  }

  /** What all of them may take, in bytes. */
  public static double most(StudySpec study) {
    return study.gallery().maxMegabytes() * MEGABYTE;
  }
}
