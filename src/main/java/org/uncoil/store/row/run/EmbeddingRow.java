package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/**
 * The embedding of every point of a dataset, training and held-out, at one epoch of a run: the
 * bottleneck's two units before and after its activation. A dataset in several shards has a row for
 * each. A list that the study does not record is empty.
 */
public record EmbeddingRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column("number of the dataset's shard; 0 for a dataset in one shard") int shard,
    @Column(
            value = "first unit before the activation",
            shape = "points of the shard",
            nullable = true)
        Floats before1,
    @Column(
            value = "second unit before the activation",
            shape = "points of the shard",
            nullable = true)
        Floats before2,
    @Column(
            value = "first unit after the activation",
            shape = "points of the shard",
            nullable = true)
        Floats after1,
    @Column(
            value = "second unit after the activation",
            shape = "points of the shard",
            nullable = true)
        Floats after2)
    implements Serializable {}
