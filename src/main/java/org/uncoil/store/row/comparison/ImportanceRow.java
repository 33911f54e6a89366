package org.uncoil.store.row.comparison;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** How much of a measure's variance a factor of the study explains, or two beyond each alone. */
public record ImportanceRow(
    @Column(
            "the measure: accuracy, or separation (the separation epoch, restricted to the study's shortest run)")
        String measure,
    @Column(
            "the factor: dataset or a setting of networks; higher for interactions of three or more, seed for the rest: differences between runs with the same settings")
        String factor,
    @Column("the second factor of an interaction; otherwise empty") String second,
    @Column("variance explained, over the grid of all levels") double variance,
    @Column("share of the total variance") double share,
    @Column(
            "lower limit of the share's 95 % interval, jackknife over seeds, at least 0; NaN with a single seed")
        double low,
    @Column("upper limit likewise, at most 1") double high,
    @Column(
            "share of the grid's cells that the study covers; the others are imputed by an additive model")
        double coverage,
    @Column("number of runs") int runs,
    @Column(value = "levels of a single factor; otherwise empty", shape = "levels")
        List<String> levels,
    @Column(
            value =
                "mean of the measure at each level, with equal weights for the levels of the other factors",
            shape = "levels")
        List<Double> means)
    implements Serializable {}
