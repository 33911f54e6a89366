package org.uncoil.pipeline.gallery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.payload.PayloadRecorder;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.study.GallerySpec;

/**
 * Writes the points of chosen runs, as their embeddings come by in one pass through a file: a run's
 * rows lie together there, so one run is held at a time.
 */
final class RunPayloads {
  private final OutputFolder folder;
  private final StoredDatasets datasets;
  private final GallerySpec most;
  private final Map<String, Wanted> wanted = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private String current = "";
  private PayloadRecorder recorder;
  private Map<Integer, LastLayer> layers = Map.of();

  /** A run whose points are to be written, and the epochs that its page stops at. */
  private record Wanted(String datasetId, List<Integer> stops) {}

  RunPayloads(OutputFolder folder, StoredDatasets datasets, GallerySpec most) {
    this.folder = folder;
    this.datasets = datasets;
    this.most = most;
  }

  /**
   * Asks for a run.
   *
   * @param stops the epochs that its page stops at, in ascending order
   */
  void want(String runId, String datasetId, List<Integer> stops) {
    wanted.put(runId, new Wanted(datasetId, stops));
  }

  /** Whether any run is asked for. */
  boolean wanted() {
    return !wanted.isEmpty();
  }

  /** Takes the next row of the file. */
  void add(EmbeddingRow row, List<EpochRow> epochs) {
    if (!row.runId().equals(current)) {
      finish();
      current = row.runId();
      Optional<Wanted> run = Optional.ofNullable(wanted.get(current));
      recorder = run.map(r -> new PayloadRecorder(dataset(r), r.stops(), most)).orElse(null);
      layers = new HashMap<>();
      if (recorder != null) {
        epochs.forEach(epoch -> layers.put(epoch.epoch(), new LastLayer(epoch.lastLayer())));
      }
    }
    if (recorder != null && row.after1().size() > 0) {
      recorder.add(
          row.epoch(),
          layers.get(row.epoch()),
          row.before1(),
          row.before2(),
          row.after1(),
          row.after2());
    }
  }

  private Dataset dataset(Wanted run) {
    return datasets.get(run.datasetId());
  }

  /** Writes the last run too. */
  void finish() {
    if (recorder != null) {
      recorder.script(current).ifPresent(script -> write(current, script));
      recorder = null;
    }
  }

  private void write(String runId, byte[] script) {
    folder.write(RunFilm.GALLERY + RunCard.payload(runId), script);
    written.add(runId);
  }

  /** Whether a run's points were written: not those of one that has recorded too little. */
  boolean wrote(String runId) {
    return written.contains(runId);
  }
}
