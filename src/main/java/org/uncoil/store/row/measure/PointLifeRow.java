package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** What became of one point of a dataset, over all runs that were trained on it. */
public record PointLifeRow(
    @Column("the dataset") String datasetId,
    @Column("number of the point, as in `points`; of the first shard") int point,
    @Column("number of runs") int runs,
    @Column("share of runs that classify the point correctly at the end") double learned,
    @Column(
            value = "mean of `biographies.learned` over these runs; null without any",
            unit = "epochs",
            nullable = true)
        double meanEpoch,
    @Column("mean of `biographies.flips`") double meanFlips,
    @Column("mean of `biographies.forgotten`") double meanForgotten,
    @Column("share of runs with at least one forgetting event") double everForgotten,
    @Column(
            value = "mean of `biographies.jump`",
            unit = "root mean squared distances from the centre")
        double meanJump)
    implements Serializable {}
