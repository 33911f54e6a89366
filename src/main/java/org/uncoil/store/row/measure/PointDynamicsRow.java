package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** What became of one point of a dataset, over all runs that were trained on it. */
public record PointDynamicsRow(
    @Column("the dataset") String datasetId,
    @Column("number of the point, as in `points`; of the first shard") int point,
    @Column("number of runs") int runs,
    @Column("share of runs that classify the point correctly at the end") double learnedShare,
    @Column(
            value = "mean of `training_dynamics.learned_epoch` over these runs; null without any",
            unit = "epochs",
            nullable = true)
        double meanLearnedEpoch,
    @Column("mean of `training_dynamics.prediction_changes`") double meanPredictionChanges,
    @Column("mean of `training_dynamics.forgetting_events`") double meanForgettingEvents,
    @Column("share of runs with at least one forgetting event") double forgottenShare,
    @Column(
            value = "mean of `training_dynamics.displacement`",
            unit = "root mean squared distances from the centre")
        double meanDisplacement)
    implements Serializable {}
