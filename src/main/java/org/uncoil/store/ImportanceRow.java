package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/** How much of a measure's variance a factor of the study explains, or two beyond each alone. */
public record ImportanceRow(
    @Column(
            "of what: accuracy, or separation (the separation epoch, the study's shortest run length where it is later or there is none)")
        String measure,
    @Column(
            "the factor: dataset or a setting of networks; higher for three and more together, seed for what runs differ by that agree in all factors")
        String factor,
    @Column("the other factor of a pair; else empty") String second,
    @Column("the variance that is due to it, over the grid of all levels") double variance,
    @Column("the same as a share of the whole variance") double share,
    @Column(
            "lower limit of the share's 95 % interval, by leaving out one seed after the other (jackknife), at least 0; NaN with a single seed")
        double low,
    @Column("upper limit likewise, at most 1") double high,
    @Column("share of the grid's cells that the study has; the others are filled additively")
        double coverage,
    @Column("runs that it was found by") int runs,
    @Column(value = "levels of a single factor; else empty", shape = "levels") List<String> levels,
    @Column(
            value = "the measure's mean at each, evenly over all levels of the other factors",
            shape = "levels")
        List<Double> means)
    implements Serializable {}
