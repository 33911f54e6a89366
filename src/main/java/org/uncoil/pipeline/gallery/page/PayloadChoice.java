package org.uncoil.pipeline.gallery.page;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.StudySpec;

/**
 * Which runs' points the gallery holds: first those of the runs that are filmed, then all, seed by
 * seed, until the megabytes that the study allows are used up by what they are expected to take.
 */
public final class PayloadChoice {
  /** What a position takes, in bytes: twelve bits, packed, as base64. */
  private static final double BYTES = 1.5;

  private static final double MEGABYTE = 1e6;

  private PayloadChoice() {}

  /**
   * The identifiers of those runs.
   *
   * @param filmed whether a run has a film on its page
   */
  static Set<String> of(
      List<StudyRun> runs, List<DatasetRow> datasets, Predicate<StudyRun> filmed, StudySpec study) {
    Set<String> chosen = new HashSet<>();
    if (!study.record().embeddings().contains(RecordSpec.Embedding.POST_ACTIVATION)) {
      return chosen;
    }
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
      left -= bytes(run, byId.get(run.row().datasetId()), study);
      if (left < 0) {
        break;
      }
      chosen.add(run.row().runId());
    }
    return chosen;
  }

  private static double bytes(StudyRun run, DatasetRow dataset, StudySpec study) {
    return bytes(
        dataset.points() / dataset.shards(),
        run.row().lastEpoch() / study.record().everyNEpochs() + 1,
        study);
  }

  /** What the points of a run are expected to take, in bytes. */
  public static double bytes(int points, int recordedEpochs, StudySpec study) {
    GallerySpec most = study.gallery();
    double positions =
        (double) Math.min(most.maxPoints(), points) * Math.min(most.maxEpochs(), recordedEpochs);
    return positions * study.record().embeddings().size() * BYTES;
  }

  /** What all of them may take, in bytes. */
  public static double most(StudySpec study) {
    return study.gallery().maxMegabytes() * MEGABYTE;
  }
}
