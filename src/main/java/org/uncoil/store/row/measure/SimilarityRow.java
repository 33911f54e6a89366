package org.uncoil.store.row.measure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/**
 * How alike a run's final embedding is to those of all others on the same dataset: the nearest, and
 * what distances there are. Of pairs nothing else is kept.
 */
public record SimilarityRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("number of runs that it was compared with") int comparedRuns,
    @Column(value = "the most similar runs, nearest first", shape = "at most 8")
        List<String> neighbours,
    @Column(
            value =
                "angular distances to them, after the best rotation or reflection, from 0 to π/2",
            unit = "radians",
            shape = "at most 8")
        List<Double> distances,
    @Column(value = "linear centred kernel alignment with them, from 0 to 1", shape = "at most 8")
        List<Double> cka,
    @Column(value = "mean canonical correlation with them, from 0 to 1", shape = "at most 8")
        List<Double> cca,
    @Column(
            value =
                "minimum, lower quartile, median, upper quartile and maximum of the angular distances to all others; null without others",
            unit = "radians",
            shape = "5",
            nullable = true)
        List<Double> distanceQuantiles,
    @Column(
            value = "mean linear centred kernel alignment with all others; null without others",
            nullable = true)
        double meanCka,
    @Column(
            value = "mean canonical correlation with all others; null without others",
            nullable = true)
        double meanCca)
    implements Serializable {}
