package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** A figure that bears on one of the source article's claims: over the study, or on one dataset. */
public record ClaimFigureRow(
    @Column("the claim's number, from 1") int claim,
    @Column(value = "name of the dataset; null for all datasets of the claim", nullable = true)
        String dataset,
    @Column("name of the figure, for example 'linearly separable at the end'") String quantity,
    @Column("share or degrees") String unit,
    @Column(
            value = "the mean; over datasets, the mean of their means; null if there are no data",
            nullable = true)
        double estimate,
    @Column(
            value =
                "lower limit of its 95 % interval: Wilson's for shares of runs or datasets, otherwise bootstrap percentiles (over datasets: of datasets and of runs within each); null for a single number",
            nullable = true)
        double low,
    @Column(value = "upper limit likewise", nullable = true) double high,
    @Column("number of runs or datasets in the mean") int count,
    @Column(
            "result for the claim: holds, mixed, fails, or untested if the study has no data for it")
        String result)
    implements Serializable {}
