package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** A log-rank test of whether activations take equally long to separate the data. */
public record SurvivalTestRow(
    @Column("name of the dataset; empty for all of them together") String dataset,
    @Column("first activation; empty for the test of all activations") String first,
    @Column("second activation; empty for the test of all activations") String second,
    @Column("the log-rank statistic") double chiSquared,
    @Column("its degrees of freedom") int degrees,
    @Column("its p-value") double pValue,
    @Column(
            "p-value adjusted by Holm's method over the dataset's pairs; unchanged for the test of all activations")
        double corrected)
    implements Serializable {}
