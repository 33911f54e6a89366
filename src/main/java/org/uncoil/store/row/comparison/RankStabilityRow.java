package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** How much a ranking would change with other datasets and runs, by the bootstrap. */
public record RankStabilityRow(
    @Column("the ranked measure, as in `rankings`") String measure,
    @Column("what is resampled in different numbers: datasets, or runs of each activation")
        String unit,
    @Column("size of the bootstrap sample") int count,
    @Column(
            "share of the bootstrap samples that have the same best activation as all data; if several tie, all of them must be among the best of all data")
        double sameBest,
    @Column("mean Kendall's τ between the ranking of a sample and the ranking of all data")
        double meanKendallTau)
    implements Serializable {}
