package org.uncoil.pipeline.probe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.table.Table;

/**
 * Probes the trained runs of one file in one task, unless its probes are there already: their
 * separability at every recorded epoch, and regressions on the final embeddings.
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
    List<NetworkRow> networks = folder.read(Table.NETWORKS, part).toList();
    List<NetworkRow> trained =
        networks.stream().filter(network -> network.status().equals("trained")).toList();
    StoredDatasets datasets = new StoredDatasets(folder);
    String attempt = Distributed.attempt();
    PartSeparability separability = new PartSeparability(folder, part, trained);
    long epochs = separability.there() ? 0 : separability.measure(datasets::get, attempt);
    long fitted = 0;
    if (!probed(folder, part, trained)) {
      List<ProbeRow> rows = new ArrayList<>();
      StoredEpochs stored = new StoredEpochs(folder, part, trained);
      stored.readLastEmbeddings();
      for (NetworkRow network : trained) {
        rows.addAll(fit(stored, network, datasets.get(network.datasetId())));
      }
      rows.sort(Table.PROBES.order());
      folder.write(Table.PROBES, part, attempt, rows);
      fitted = rows.size();
    }
    done.add(networks.size());
    return new Done(fitted, epochs);
  }

  /** Whether the probes are there and are those of these runs. */
  private static boolean probed(OutputFolder folder, String part, List<NetworkRow> trained) {
    Set<String> runs = trained.stream().map(NetworkRow::runId).collect(Collectors.toSet());
    return folder.holds(Table.PROBES, part, ProbeRow::runId, runs);
  }

  private static List<ProbeRow> fit(StoredEpochs stored, NetworkRow network, Dataset dataset) {
    EmbeddingRow embedding = stored.embedding(network.runId());
    LastLayer lastLayer = new LastLayer(stored.last(network.runId()).lastLayer());
    List<Integer> decisions = new ArrayList<>();
    for (int point = 0; point < embedding.after1().size(); point++) {
      decisions.add(
          lastLayer.classify(embedding.after1().get(point), embedding.after2().get(point)));
    }
    List<ProbeRow> rows = new ArrayList<>();
    if (embedding.after1().size() > 0) {
      List<double[]> after = pairs(embedding.after1(), embedding.after2());
      rows.add(fit(network, dataset, Probed.AFTER, after, decisions, lastLayer));
    }
    if (embedding.before1().equals(embedding.after1())
        && embedding.before2().equals(embedding.after2())) {
      // the identity leaves both the same: one fit serves
      rows.addAll(rows.stream().map(row -> row.ofProbe(Probed.BEFORE.label())).toList());
    } else if (embedding.before1().size() > 0) {
      List<double[]> before = pairs(embedding.before1(), embedding.before2());
      rows.add(fit(network, dataset, Probed.BEFORE, before, decisions, lastLayer));
    }
    return rows;
  }

  private static ProbeRow fit(
      NetworkRow network,
      Dataset dataset,
      Probed probed,
      List<double[]> points,
      List<Integer> decisions,
      LastLayer lastLayer) {
    return new ProbeSubject(
            network.datasetId(),
            dataset,
            network.runId(),
            probed.label(),
            points,
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
