package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/**
 * How alike a run's final embedding is to those of all others on the same dataset: the nearest, and
 * what distances there are. Of pairs nothing else is kept.
 */
public record SimilarityRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("how many others it was compared with") int others,
    @Column(value = "the runs that are most like it, the nearest first", shape = "at most 8")
        List<String> neighbours,
    @Column(
            value = "angular distances to them, after the best turn, from 0 to π/2",
            unit = "radians",
            shape = "at most 8")
        List<Double> distances,
    @Column(value = "linear centred kernel alignment with them, from 0 to 1", shape = "at most 8")
        List<Double> cka,
    @Column(value = "mean canonical correlation with them, from 0 to 1", shape = "at most 8")
        List<Double> cca,
    @Column(
            value =
                "least, lower quartile, median, upper quartile and most of the angular distances to all others; empty without one",
            unit = "radians",
            shape = "5")
        List<Double> quantiles,
    @Column("mean linear centred kernel alignment with all others; NaN without one") double meanCka,
    @Column("mean canonical correlation with all others; NaN without one") double meanCca)
    implements Serializable {}
