package org.uncoil.store;

import java.io.Serializable;

/** When a trained run parted its classes, among its recorded epochs. */
public record SeparationRow(
    @Column("the run") String runId,
    @Column("number of epochs that were looked at; 0 where no embeddings were recorded")
        int recordedEpochs,
    @Column("number of those at which the embedding was separable") int separableEpochs,
    @Column(value = "the first of those; null where there is none", nullable = true)
        Integer firstSeparable,
    @Column(
            value =
                "the moment of separation: the first epoch from which it was separable to the end; null where it was not at the end",
            nullable = true)
        Integer separableFrom,
    @Column("the widest relative margin of all epochs; 0 where never separable")
        double widestMargin)
    implements Serializable {}
