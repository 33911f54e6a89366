package org.uncoil.store.row.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.store.row.Column;

/** One dataset of the study. */
public record DatasetRow(
    @Column("identifier: a hash of the specification and the points, 16 hexadecimal characters")
        String datasetId,
    @Column("name in the study file") String name,
    @Column("type of source, for example circles or csv") String source,
    @Column("the whole specification as JSON") String specification,
    @Column(value = "number of points", unit = "points") int points,
    @Column("number of shards; more than 1 only with `mode = data-parallel`") int shards,
    @Column("number of input dimensions") int dimensions,
    @Column("number of classes") int classes,
    @Column(value = "names of the input dimensions", shape = "dimensions")
        List<String> featureNames,
    @Column(value = "names of the classes, in the order of their labels", shape = "classes")
        List<String> classNames,
    @Column(value = "points of each class", unit = "points", shape = "classes")
        List<Integer> classCounts,
    @Column(value = "number of test points, which training does not see", unit = "points")
        int testPoints,
    @Column(value = "invalid rows of the file that were skipped", unit = "rows") int skippedRows,
    @Column(
            value = "the first reasons for skipping; empty if no row was skipped",
            shape = "at most 5")
        List<String> skippedReasons)
    implements Serializable {
  /** The row of what is this and another shard of the same dataset. */
  public DatasetRow and(DatasetRow shard) {
    List<Integer> counts = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      counts.add(classCounts.get(label) + shard.classCounts.get(label));
    }
    return counting(
        Math.addExact(points, shard.points),
        counts,
        testPoints + shard.testPoints,
        skippedRows + shard.skippedRows);
  }

  /** The row of a dataset of which each of {@code count} shards is like this one. */
  public DatasetRow times(int count) {
    return counting(
        Math.multiplyExact(points, count),
        classCounts.stream().map(points -> points * count).toList(),
        testPoints * count,
        skippedRows * count);
  }

  /**
   * The same dataset under another name.
   *
   * @param newSpecification which the name is a part of
   */
  public DatasetRow named(String newName, String newSpecification) {
    return new DatasetRow(
        datasetId,
        newName,
        source,
        newSpecification,
        points,
        shards,
        dimensions,
        classes,
        featureNames,
        classNames,
        classCounts,
        testPoints,
        skippedRows,
        skippedReasons);
  }

  private DatasetRow counting(int points, List<Integer> counts, int testPoints, int skippedRows) {
    return new DatasetRow(
        datasetId,
        name,
        source,
        specification,
        points,
        shards,
        dimensions,
        classes,
        featureNames,
        classNames,
        counts,
        testPoints,
        skippedRows,
        skippedReasons);
  }
}
