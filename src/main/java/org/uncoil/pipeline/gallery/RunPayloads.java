package org.uncoil.pipeline.gallery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.payload.EmbeddingRecorder;
import org.uncoil.gallery.payload.ParameterRecorder;
import org.uncoil.pipeline.gallery.page.PayloadChoice;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StoredEpochs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.GallerySpec;

/**
 * Writes what pages replay of chosen runs, as the rows of one file come by: the parameters of those
 * whose parameters take little, else the embeddings. A run's rows lie together in the file, so one
 * run is held at a time.
 */
final class RunPayloads {
  private final OutputFolder folder;
  private final StoredDatasets datasets;
  private final GallerySpec most;
  private final Map<String, RunPlan> byParameters = new LinkedHashMap<>();
  private final Map<String, RunPlan> byEmbeddings = new LinkedHashMap<>();
  private final Map<String, List<Integer>> stops = new HashMap<>();
  private final Set<String> written = new HashSet<>();

  RunPayloads(OutputFolder folder, StoredDatasets datasets, GallerySpec most) {
    this.folder = folder;
    this.datasets = datasets;
    this.most = most;
  }

  /** Asks for a run, and that one can stop at the epochs at which it separates its classes. */
  void want(RunPlan run, PayloadChoice.Kind kind, Separation separation) {
    stops.put(
        run.runId(),
        Stream.of(separation.separableFrom(), separation.firstPerfect())
            .filter(Objects::nonNull)
            .toList());
    (kind == PayloadChoice.Kind.PARAMETERS ? byParameters : byEmbeddings).put(run.runId(), run);
  }

  /** Writes all that is asked for, and reads the last embeddings of all of the file's runs. */
  void write(String part, StoredEpochs stored) {
    if (!byParameters.isEmpty()) {
      writeParameters(part, stored);
    }
    if (byEmbeddings.isEmpty()) {
      stored.readLastEmbeddings();
    } else {
      Embeddings embeddings = new Embeddings();
      stored.readEmbeddings(embeddings::add);
      embeddings.finish();
    }
  }

  private void writeParameters(String part, StoredEpochs stored) {
    Parameters parameters = new Parameters(learned(part), stored);
    folder.read(Table.PARAMETERS, part).forEach(parameters::add);
    parameters.finish();
  }

  /** When each run's points were learned; empty where the runs have not been measured. */
  private Map<String, List<Integer>> learned(String part) {
    Map<String, List<Integer>> learned = new HashMap<>();
    if (folder.has(Table.TRAINING_DYNAMICS, part)) {
      folder
          .read(Table.TRAINING_DYNAMICS, part)
          .forEach(
              row -> {
                if (byParameters.containsKey(row.runId())) {
                  learned.put(row.runId(), row.learnedEpoch());
                }
              });
    }
    return learned;
  }

  private static List<Integer> recorded(List<EpochRow> epochs) {
    return epochs.stream().map(EpochRow::epoch).toList();
  }

  private void write(String runId, byte[] script) {
    folder.write(RunFilm.GALLERY + RunCard.payload(runId), script);
    written.add(runId);
  }

  /** Whether a run's points were written: not those of one that has recorded too little. */
  boolean wrote(String runId) {
    return written.contains(runId);
  }

  /** The parameters of one run after the other. */
  private final class Parameters {
    private final Map<String, List<Integer>> learned;
    private final StoredEpochs stored;
    private RunPlan current;
    private String runId = "";
    private ParameterRecorder recorder;

    Parameters(Map<String, List<Integer>> learned, StoredEpochs stored) {
      this.learned = learned;
      this.stored = stored;
    }

    void add(ParameterRow row) {
      if (!row.runId().equals(runId)) {
        finish();
        runId = row.runId();
        current = byParameters.get(runId);
        recorder =
            current == null
                ? null
                : new ParameterRecorder(
                    current.network(),
                    datasets.get(current.datasetId()),
                    recorded(stored.epochs(runId)),
                    most);
      }
      if (recorder != null) {
        recorder.add(row.epoch(), row.parameters());
      }
    }

    void finish() {
      if (recorder == null) {
        return;
      }
      Optional<byte[]> script =
          recorder.script(runId, current.datasetId(), stops.get(runId), learned.get(runId));
      if (script.isPresent()) {
        write(runId, script.get());
      } else {
        byEmbeddings.put(runId, current);
      }
      recorder = null;
    }
  }

  /** The embeddings of one run after the other. */
  private final class Embeddings {
    private RunPlan current;
    private String runId = "";
    private EmbeddingRecorder recorder;
    private Map<Integer, LastLayer> layers = Map.of();

    void add(EmbeddingRow row, List<EpochRow> epochs) {
      if (!row.runId().equals(runId)) {
        finish();
        runId = row.runId();
        current = byEmbeddings.get(runId);
        layers = new HashMap<>();
        if (current != null) {
          Dataset dataset = datasets.get(current.datasetId());
          recorder = new EmbeddingRecorder(dataset, recorded(epochs), most);
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

    void finish() {
      if (recorder != null) {
        recorder.script(runId, current.datasetId()).ifPresent(script -> write(runId, script));
        recorder = null;
      }
    }
  }
}
