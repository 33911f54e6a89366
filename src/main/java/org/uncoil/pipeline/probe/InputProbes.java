package org.uncoil.pipeline.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.table.Table;

/** Logistic regressions on the datasets themselves, with and without hand-crafted features. */
public record InputProbes(PipelineContext context) {
  /** The file of {@code probes} that holds them. */
  public static final String PART = "inputs";

  /** Fits what was not fitted before; returns how many regressions that were. */
  long fit() {
    OutputFolder folder = context.folder();
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
    List<List<ProbeRow>> fitted =
        Distributed.run(
            context, "Probe", open, open.size(), "datasets", new OfInput(context.folderHandle()));
    List<ProbeRow> rows = new ArrayList<>();
    fitted.forEach(rows::addAll);
    long count = rows.size();
    wanted.stream().distinct().map(id -> there.getOrDefault(id, List.of())).forEach(rows::addAll);
    rows.sort(Table.PROBES.order());
    folder.write(Table.PROBES, PART, "driver", rows);
    return count;
  }

  /** Probes one dataset in a task. */
  private record OfInput(FolderHandle handle) implements Distributed.Work<String, List<ProbeRow>> {
    @Override
    public List<ProbeRow> apply(String id, LongAccumulator done) {
      Dataset dataset = new StoredDatasets(handle.open()).get(id);
      List<ProbeRow> rows = new ArrayList<>();
      for (FeatureMap map : FeatureMap.values()) {
        if (map.suits(dataset.dimensions())) {
          rows.add(
              new ProbeSubject(
                      id, dataset, "", map.label(), features(dataset, map), List.of(), null)
                  .row());
        }
      }
      done.add(1);
      return rows;
    }
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
