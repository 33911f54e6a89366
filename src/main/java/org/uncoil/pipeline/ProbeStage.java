package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.gallery.Figures;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.EmbeddingRow;
import org.uncoil.store.EpochRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ProbeRow;
import org.uncoil.store.Table;

/**
 * Fits logistic regressions: on each dataset's input, with and without hand-made features, and on
 * each trained run's final embedding before and after the bottleneck's activation. What was fitted
 * before is kept.
 */
public record ProbeStage() implements Stage {
  private static final String PART = "probes";
  // MLlib's fits are strings of small jobs: a few at a time keep the cores busy, more would only
  // wait in line
  private static final int MOST_FITS_AT_ONCE = 8;

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public StageReport run(PipelineContext context) {
    OutputFolder folder = context.folder();
    StoredDatasets datasets = new StoredDatasets(folder);
    List<DatasetRow> datasetRows = folder.read(Table.DATASETS).toList();
    List<NetworkRow> networks = folder.read(Table.NETWORKS).toList();
    List<ProbeRow> kept = kept(folder, datasetRows, networks);
    Set<String> done = new HashSet<>();
    kept.forEach(row -> done.add(key(row.datasetId(), row.runId())));

    List<Callable<List<ProbeRow>>> work = new ArrayList<>();
    for (DatasetRow dataset : datasetRows) {
      if (done.add(key(dataset.datasetId(), ""))) {
        work.add(() -> fitInput(context, dataset.datasetId(), datasets.get(dataset.datasetId())));
      }
    }
    for (NetworkRow network : networks) {
      if (network.status().equals("trained")
          && done.add(key(network.datasetId(), network.runId()))) {
        work.add(() -> fitEmbedding(context, network, datasets.get(network.datasetId())));
      }
    }
    List<ProbeRow> rows = new ArrayList<>(kept);
    rows.addAll(fitAll(context, work));
    rows.sort(
        Comparator.comparing(ProbeRow::datasetId)
            .thenComparing(ProbeRow::runId)
            .thenComparing(ProbeRow::probe));
    folder.write(Table.PROBES, PART, "driver", rows);
    return StageReport.of(
        Figures.count(rows.size() - kept.size(), "logistic regression") + " fitted");
  }

  private static String key(String datasetId, String runId) {
    return datasetId + "/" + runId;
  }

  private static List<ProbeRow> kept(
      OutputFolder folder, List<DatasetRow> datasets, List<NetworkRow> networks) {
    Set<String> known = new HashSet<>();
    datasets.forEach(row -> known.add(key(row.datasetId(), "")));
    networks.forEach(row -> known.add(key(row.datasetId(), row.runId())));
    return folder.read(Table.PROBES).toList().stream()
        .filter(row -> known.contains(key(row.datasetId(), row.runId())))
        .toList();
  }

  private static List<ProbeRow> fitAll(
      PipelineContext context, List<Callable<List<ProbeRow>>> work) {
    int threads = Math.min(MOST_FITS_AT_ONCE, context.sparkContext().defaultParallelism());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Progress.Line line = context.progress().start("Probe", work.size(), "subjects")) {
      List<Future<List<ProbeRow>>> futures = work.stream().map(pool::submit).toList();
      List<ProbeRow> rows = new ArrayList<>();
      for (int i = 0; i < futures.size(); i++) {
        rows.addAll(futures.get(i).get());
        line.done(i + 1, (i + 1.0) / futures.size());
      }
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Probe was interrupted", e);
    } catch (ExecutionException e) {
      throw new PipelineException("Probe failed: " + e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<ProbeRow> fitInput(
      PipelineContext context, String datasetId, Dataset dataset) {
    label(context, "input of " + dataset.name());
    List<ProbeRow> rows = new ArrayList<>();
    for (FeatureMap map : FeatureMap.values()) {
      if (map.suits(dataset.dimensions())) {
        List<double[]> points = new ArrayList<>(dataset.size());
        for (int point = 0; point < dataset.size(); point++) {
          points.add(map.apply(coordinates(dataset, point)));
        }
        rows.add(
            new ProbeSubject(datasetId, dataset, "", map.label(), points, List.of(), null)
                .fit(context.spark()));
      }
    }
    return rows;
  }

  private static double[] coordinates(Dataset dataset, int point) {
    double[] coordinates = new double[dataset.dimensions()];
    for (int d = 0; d < coordinates.length; d++) {
      coordinates[d] = dataset.feature(point, d);
    }
    return coordinates;
  }

  private static List<ProbeRow> fitEmbedding(
      PipelineContext context, NetworkRow network, Dataset dataset) {
    label(context, "embedding of run " + network.runId());
    OutputFolder folder = context.folder();
    int epoch = network.lastEpoch();
    EmbeddingRow embedding =
        only(folder.read(Table.EMBEDDINGS, network.part()).ofRun(network.runId(), epoch).toList());
    EpochRow figures =
        only(folder.read(Table.EPOCHS, network.part()).ofRun(network.runId(), epoch).toList());
    LastLayer lastLayer = new LastLayer(figures.lastLayer());
    List<Integer> decisions = new ArrayList<>();
    for (int point = 0; point < embedding.after1().size(); point++) {
      decisions.add(
          lastLayer.classify(embedding.after1().get(point), embedding.after2().get(point)));
    }
    List<ProbeRow> rows = new ArrayList<>();
    if (embedding.after1().size() > 0) {
      List<double[]> after = pairs(embedding.after1(), embedding.after2());
      rows.add(fit(context, network, dataset, Probed.AFTER, after, decisions, lastLayer));
    }
    if (embedding.before1().equals(embedding.after1())
        && embedding.before2().equals(embedding.after2())) {
      // the identity leaves both the same: one fit serves
      rows.addAll(rows.stream().map(row -> row.ofProbe(Probed.BEFORE.label())).toList());
    } else if (embedding.before1().size() > 0) {
      List<double[]> before = pairs(embedding.before1(), embedding.before2());
      rows.add(fit(context, network, dataset, Probed.BEFORE, before, decisions, null));
    }
    return rows;
  }

  private static ProbeRow fit(
      PipelineContext context,
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
        .fit(context.spark());
  }

  private static List<double[]> pairs(Floats first, Floats second) {
    List<double[]> pairs = new ArrayList<>(first.size());
    for (int i = 0; i < first.size(); i++) {
      pairs.add(new double[] {first.get(i), second.get(i)});
    }
    return pairs;
  }

  private static <T> T only(List<T> rows) {
    if (rows.size() != 1) {
      throw new PipelineException("expected one row of a run's last epoch, found " + rows.size());
    }
    return rows.get(0);
  }

  private static void label(PipelineContext context, String subject) {
    context.sparkContext().setJobGroup("probe", "Probe the " + subject);
  }
}
