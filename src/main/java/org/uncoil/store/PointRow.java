package org.uncoil.store;

import java.io.Serializable;
import java.util.List;
import org.uncoil.embedding.Floats;

/** One point of a dataset. */
public record PointRow(
    @Column("the dataset") String datasetId,
    @Column("the piece of the dataset that it lies in; 0 where that is in one piece") int shard,
    @Column(
            "number of the point in its shard, from 0; the position of its values in the lists of `embeddings`")
        int point,
    @Column("its class, an index into `class_names`") int label,
    @Column("whether it is held out from training") boolean heldOut,
    @Column(
            value = "coordinates as generated or imported",
            unit = "the source's",
            shape = "dimensions")
        List<Double> raw,
    @Column(value = "coordinates after scaling: what the networks see", shape = "dimensions")
        Floats features)
    implements Serializable {
  /** The same point, as one of a dataset. */
  public PointRow of(String dataset) {
    return new PointRow(dataset, shard, point, label, heldOut, raw, features);
  }
}
