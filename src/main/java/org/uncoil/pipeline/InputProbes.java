package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.uncoil.dataset.Dataset;
import org.uncoil.pipeline.probe.ProbeSubject;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ProbeRow;
import org.uncoil.store.Table;

/** MLlib's logistic regressions on the datasets themselves, with and without hand-made features. */
record InputProbes(PipelineContext context) {
  /** The file of {@code probes} that holds them. */
  static final String PART = "inputs";

  // MLlib's fits are strings of small jobs: a few at a time keep the cores busy, more would only
  // wait in line
  private static final int MOST_FITS_AT_ONCE = 8;

  /** Fits what was not fitted before; returns how many regressions that were. */
  long fit() {
    OutputFolder folder = context.folder();
    StoredDatasets datasets = new StoredDatasets(folder);
    List<String> wanted =
        folder.read(Table.DATASETS).toList().stream().map(DatasetRow::datasetId).toList();
    Map<String, List<ProbeRow>> there =
        folder.has(Table.PROBES, PART)
            ? folder.read(Table.PROBES, PART).toList().stream()
                .collect(Collectors.groupingBy(ProbeRow::datasetId))
            : Map.of();
    List<String> open = wanted.stream().filter(id -> !there.containsKey(id)).distinct().toList();
    if (open.isEmpty() && Set.copyOf(wanted).equals(there.keySet())) {
      return 0;
    }
    List<ProbeRow> fitted = fitAll(open, datasets);
    List<ProbeRow> rows = new ArrayList<>(fitted);
    wanted.stream().distinct().map(id -> there.getOrDefault(id, List.of())).forEach(rows::addAll);
    rows.sort(Comparator.comparing(ProbeRow::datasetId).thenComparing(ProbeRow::probe));
    folder.write(Table.PROBES, PART, "driver", rows);
    return fitted.size();
  }

  private List<ProbeRow> fitAll(List<String> ids, StoredDatasets datasets) {
    int threads = Math.min(MOST_FITS_AT_ONCE, context.sparkContext().defaultParallelism());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Progress.Line line = context.progress().start("Probe inputs", ids.size(), "datasets")) {
      List<Future<List<ProbeRow>>> futures =
          ids.stream().map(id -> pool.submit(fit(id, datasets))).toList();
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

  private Callable<List<ProbeRow>> fit(String id, StoredDatasets datasets) {
    return () -> {
      Dataset dataset = datasets.get(id);
      context.sparkContext().setJobGroup("probe", "Probe the input of " + dataset.name());
      List<ProbeRow> rows = new ArrayList<>();
      for (FeatureMap map : FeatureMap.values()) {
        if (map.suits(dataset.dimensions())) {
          ProbeSubject subject =
              new ProbeSubject(
                  id, dataset, "", map.label(), features(dataset, map), List.of(), null);
          rows.add(subject.row((p, l, c) -> LogisticFit.fit(context.spark(), p, l, c)));
        }
      }
      return rows;
    };
  }

  private static List<double[]> features(Dataset dataset, FeatureMap map) {
    List<double[]> points = new ArrayList<>(dataset.size());
    for (int point = 0; point < dataset.size(); point++) {
      double[] coordinates = new double[dataset.dimensions()];
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d] = dataset.feature(point, d);
      }
      points.add(map.apply(coordinates));
    }
    return points;
  }
}
