package org.uncoil.store.row.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** One point of a dataset. */
public record PointRow(
    @Column("the dataset") String datasetId,
    @Column("number of the shard with the point; 0 for a dataset in one shard") int shard,
    @Column(
            "number of the point in its shard, from 0; the position of its values in the lists of `embeddings`")
        int point,
    @Column("its class, an index into `class_names`") int label,
    @Column("whether it is a test point, which training does not see") boolean isTest,
    @Column(
            value = "coordinates as generated or imported",
            unit = "the source's",
            shape = "dimensions")
        List<Double> raw,
    @Column(value = "coordinates after scaling: the input of the networks", shape = "dimensions")
        Floats features)
    implements Serializable {
  /** The same point, as one of a dataset. */
  public PointRow of(String dataset) {
    return new PointRow(dataset, shard, point, label, isTest, raw, features);
  }
}
