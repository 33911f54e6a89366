package org.uncoil.store;

import java.io.Serializable;

/** A figure that bears on one of the source article's claims: over the study, or on one dataset. */
public record ClaimFigureRow(
    @Column("the claim's number, from 1") int claim,
    @Column("name of the dataset; empty for all that the claim is about") String dataset,
    @Column("what the figure is, as 'linearly separable at the end'") String quantity,
    @Column("share or degrees") String unit,
    @Column("the mean, over datasets that of theirs; NaN where nothing tells it") double estimate,
    @Column(
            "lower limit of its 95 % interval: Wilson's of shares of runs or datasets, else percentiles of a bootstrap, over datasets one of datasets and of runs within; NaN of a single number")
        double low,
    @Column("upper limit likewise") double high,
    @Column("how many runs or datasets it is the mean of") int count,
    @Column(
            "what the study says of the claim: holds, mixed, fails, or untested where the study has nothing that it is about")
        String verdict)
    implements Serializable {}
