package org.uncoil.store;

import java.io.Serializable;

/** When the embedding of a trained run was linearly separable, among its recorded epochs. */
public record SeparationRow(
    @Column("the run") String runId,
    @Column("number of epochs that were looked at; 0 where no embeddings were recorded")
        int recordedEpochs,
    @Column("number of those at which the embedding was linearly separable") int separableEpochs,
    @Column(value = "the first of those; null where there is none", nullable = true)
        Integer firstSeparable,
    @Column(
            value =
                "the separation epoch: the first from which on it was linearly separable to the last; null where it was not at the last",
            nullable = true)
        Integer separableFrom,
    @Column("the widest relative margin of all epochs; 0 where never separable")
        double widestMargin)
    implements Serializable {}
