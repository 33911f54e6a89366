package org.uncoil.store.row.run;

import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** Of {@code embeddings} what a run's last layer reads, for who needs no more. */
public record AfterRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column(
            value = "first unit after the activation",
            shape = "points of the shard",
            nullable = true)
        Floats after1,
    @Column(
            value = "second unit after the activation",
            shape = "points of the shard",
            nullable = true)
        Floats after2) {}
