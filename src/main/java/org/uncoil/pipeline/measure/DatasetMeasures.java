package org.uncoil.pipeline.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.table.Table;

/**
 * Which datasets' runs are to be compared with each other: those of which some run is new or gone
 * since the last time.
 */
public record DatasetMeasures(OutputFolder folder) {

  /** The datasets to compare, with their runs that have a shape, both in order. */
  public Map<String, List<String>> open() {
    Map<String, List<String>> shapes = runs(Table.NORMALISED_EMBEDDINGS_OF);
    Map<String, List<String>> there = runs(Table.SOLUTION_CLUSTERS_OF);
    shapes.entrySet().removeIf(entry -> done(entry.getKey(), entry.getValue(), there));
    return shapes;
  }

  private boolean done(String datasetId, List<String> runs, Map<String, List<String>> there) {
    return runs.equals(there.get(datasetId))
        && folder.has(Table.POINT_DYNAMICS, datasetId)
        && Neighbours.Block.of(datasetId, runs.size()).stream()
            .allMatch(block -> folder.has(Table.SIMILARITY, block.part()));
  }

  private Map<String, List<String>> runs(Table<NormalisedEmbeddingRow.Of> table) {
    Map<String, List<String>> runs = new TreeMap<>();
    folder
        .read(table)
        .forEach(
            row -> runs.computeIfAbsent(row.datasetId(), id -> new ArrayList<>()).add(row.runId()));
    runs.values().forEach(list -> list.sort(null));
    return runs;
  }

  /** Deletes what is told of these datasets, before it is told anew. */
  public void clear(Set<String> datasetIds) {
    for (Table<?> table : Table.MEASURES_OF_DATASETS) {
      folder.parts(table).stream()
          .filter(part -> datasetIds.contains(Shards.whole(part)))
          .forEach(part -> folder.delete(table, part));
    }
  }

  /** Deletes what is told of datasets that no run with a shape is of. */
  public void sweep() {
    Set<String> known = runs(Table.NORMALISED_EMBEDDINGS_OF).keySet();
    Table.MEASURES_OF_DATASETS.forEach(table -> folder.sweep(table, known));
  }
}
