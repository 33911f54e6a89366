package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** When the embedding of a trained run was linearly separable, among its recorded epochs. */
public record SeparationRow(
    @Column("the run") String runId,
    @Column("number of tested epochs; 0 if no embeddings were recorded") int recordedEpochs,
    @Column("number of epochs at which the embedding was linearly separable") int separableEpochs,
    @Column(value = "the first of these epochs; null if there is none", nullable = true)
        Integer firstSeparable,
    @Column(
            value =
                "separation epoch: the first epoch from which on the embedding was linearly separable until the last; null if it was not at the last epoch",
            nullable = true)
        Integer separableFrom,
    @Column("the widest relative margin of all epochs; 0 if never separable") double widestMargin)
    implements Serializable {}
