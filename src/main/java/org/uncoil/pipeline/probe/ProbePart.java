package org.uncoil.pipeline.probe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StoredEpochs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;

/**
 * Probes the trained runs of one file in one task, unless its probes are there already: their
 * separability at every recorded epoch, and regressions on the final embeddings before the
 * activation.
 */
record ProbePart(FolderHandle handle) implements Distributed.Work<String, ProbePart.Done> {
  /**
   * What was new.
   *
   * @param fitted regressions on final embeddings
   * @param epochs whose separability was measured
   */
  record Done(long fitted, long epochs) implements Serializable {}

  @Override
  public Done apply(String part, LongAccumulator done) {
    OutputFolder folder = handle.open();
    List<RunRow> runs = folder.read(Table.RUNS, part).toList();
    List<RunRow> trained = runs.stream().filter(run -> run.trained()).toList();
    StoredDatasets datasets = new StoredDatasets(folder);
    String attempt = Distributed.attempt();
    PartSeparability separability = new PartSeparability(folder, part, trained);
    boolean there = separability.there();
    long fitted = 0;
    // the probes are written first: if the separability of these runs is there, so are they
    if (!there || !folder.has(Table.PROBES, part)) {
      List<ProbeRow> rows = new ArrayList<>();
      StoredEpochs stored = new StoredEpochs(folder, part, trained);
      stored.readLastEmbeddings();
      for (RunRow run : trained) {
        EmbeddingRow embedding = stored.embedding(run.runId());
        if (embedding.before1().size() > 0) {
          LastLayer lastLayer = new LastLayer(stored.last(run.runId()).lastLayer());
          rows.add(fit(run, datasets.get(run.datasetId()), embedding, lastLayer));
        }
      }
      rows.sort(Table.PROBES.order());
      folder.write(Table.PROBES, part, attempt, rows);
      fitted = rows.size();
    }
    long epochs = there ? 0 : separability.measure(datasets::get, attempt);
    done.add(runs.size());
    return new Done(fitted, epochs);
  }

  private static ProbeRow fit(
      RunRow run, Dataset dataset, EmbeddingRow embedding, LastLayer lastLayer) {
    List<Integer> decisions = new ArrayList<>();
    for (int point = 0; point < embedding.after1().size(); point++) {
      decisions.add(
          lastLayer.classify(embedding.after1().get(point), embedding.after2().get(point)));
    }
    return new ProbeSubject(
            run.datasetId(),
            dataset,
            run.runId(),
            Probed.BEFORE.label(),
            pairs(embedding.before1(), embedding.before2()),
            decisions,
            lastLayer)
        .row();
  }

  private static List<double[]> pairs(Floats first, Floats second) {
    List<double[]> pairs = new ArrayList<>(first.size());
    for (int i = 0; i < first.size(); i++) {
      pairs.add(new double[] {first.get(i), second.get(i)});
    }
    return pairs;
  }
}
