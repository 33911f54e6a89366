package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/**
 * A trained run's final embedding after the activation, reduced to what comparisons read: centred,
 * scaled to norm 1 and turned onto its principal axes. Runs whose embedding is a point have none.
 */
public record NormalisedEmbeddingRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("singular value along the first axis; both squares add up to 1") double singularValue1,
    @Column("singular value along the second axis; 0 if all points lie on a line")
        double singularValue2,
    @Column(
            value = "coordinates along the first axis, whitened",
            shape = "points of the first shard")
        Floats axis1,
    @Column(value = "coordinates along the second", shape = "points of the first shard")
        Floats axis2)
    implements Serializable {
  /** Which run it is of: two columns, for who reads no more. */
  public record Of(@Column("the run") String runId, @Column("the dataset") String datasetId) {}
}
