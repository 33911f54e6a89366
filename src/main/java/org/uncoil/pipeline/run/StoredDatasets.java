package org.uncoil.pipeline.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.uncoil.dataset.Dataset;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.table.Table;

/** Reads datasets back from their tables, each once; of one in several shards the first. */
public final class StoredDatasets {
  private final OutputFolder folder;
  private final Map<String, DatasetRow> rows;
  private final Map<String, Dataset> read = new ConcurrentHashMap<>();

  public StoredDatasets(OutputFolder folder) {
    this.folder = folder;
    this.rows =
        folder.read(Table.DATASETS).toList().stream()
            .collect(Collectors.toMap(DatasetRow::datasetId, row -> row));
  }

  public Dataset get(String datasetId) {
    return read.computeIfAbsent(datasetId, id -> shard(id, 0));
  }

  public DatasetRow row(String datasetId) {
    DatasetRow row = rows.get(datasetId);
    if (row == null) {
      throw new PipelineException(
          "dataset " + datasetId + " is not in " + folder.location(Table.DATASETS));
    }
    return row;
  }

  /** One shard of a dataset, read anew each time. */
  public Dataset shard(String datasetId, int shard) {
    DatasetRow row = row(datasetId);
    List<PointRow> points = folder.read(Table.POINTS, Shards.part(datasetId, shard)).toList();
    int dimensions = row.dimensions();
    float[] features = new float[points.size() * dimensions];
    int[] labels = new int[points.size()];
    boolean[] isTest = new boolean[points.size()];
    for (PointRow point : points) {
      int index = point.point();
      labels[index] = point.label();
      isTest[index] = point.isTest();
      for (int d = 0; d < dimensions; d++) {
        features[index * dimensions + d] = point.features().get(d);
      }
    }
    return new Dataset(row.name(), row.featureNames(), row.classNames(), features, labels, isTest);
  }
}
