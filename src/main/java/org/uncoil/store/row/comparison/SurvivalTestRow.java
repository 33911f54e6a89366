package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** A log-rank test of whether activations take equally long to separate the data. */
public record SurvivalTestRow(
    @Column(value = "name of the dataset; null for all of them together", nullable = true)
        String dataset,
    @Column(value = "first activation; null for the test of all activations", nullable = true)
        String activation1,
    @Column(value = "second activation; null for the test of all activations", nullable = true)
        String activation2,
    @Column("the log-rank statistic") double chiSquared,
    @Column("its degrees of freedom") int degreesOfFreedom,
    @Column("its p-value") double pValue,
    @Column(
            "p-value adjusted by Holm's method over the dataset's pairs; unchanged for the test of all activations")
        double adjustedPValue)
    implements Serializable {}
