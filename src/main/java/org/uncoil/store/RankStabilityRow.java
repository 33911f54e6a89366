package org.uncoil.store;

import java.io.Serializable;

/** How much a ranking would change with other datasets and runs, by the bootstrap. */
public record RankStabilityRow(
    @Column("by what was ranked, as in `rankings`") String measure,
    @Column(
            "what the number is varied of: datasets, or runs of each activation; of the other all are drawn")
        String unit,
    @Column("how many were drawn, with replacement") int count,
    @Column(
            "share of the draws whose best activation is the best of all; where activations tie for the best in a draw, each of them must be one of the best of all")
        double sameBest,
    @Column("Kendall's τ between the draws' order and that of all, in the mean") double meanTau)
    implements Serializable {}
