package org.uncoil.store;

import java.io.Serializable;

/** What became of one point of a dataset, over all runs that were trained on it. */
public record PointLifeRow(
    @Column("the dataset") String datasetId,
    @Column("number of the point, as in `points`; of the first shard") int point,
    @Column("how many runs it is told of") int runs,
    @Column("share of these that end with the point classified rightly") double learned,
    @Column(
            value = "mean of `biographies.learned` over those; NaN where there is none",
            unit = "epochs")
        double meanEpoch,
    @Column("mean of `biographies.flips`") double meanFlips,
    @Column("mean of `biographies.forgotten`") double meanForgotten,
    @Column("share of the runs that have learned and forgotten it at least once")
        double everForgotten,
    @Column(
            value = "mean of `biographies.jump`",
            unit = "root mean squared distances from the centre")
        double meanJump)
    implements Serializable {}
