package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * How a run's map from the plane of the input to the embedding before the activation changes areas
 * and shapes at one epoch: its Jacobian J on a lattice.
 */
public record DistortionRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column("number of positions in the plane") int positions,
    @Column(
            "share of the positions with non-zero area whose orientation is the less frequent one: the folded share")
        double folded,
    @Column("share of the positions at which the plane collapses to a line or a point")
        double collapsed,
    @Column(
            value =
                "10 % quantile of ln |det J| over the positions with an area; null without others",
            unit = "nats",
            nullable = true)
        double logAreaLow,
    @Column(value = "median of ln |det J|", unit = "nats", nullable = true) double logAreaMedian,
    @Column(value = "90 % quantile of ln |det J|", unit = "nats", nullable = true)
        double logAreaHigh,
    @Column(
            value =
                "median of the condition number of J, larger over smaller singular value, over the same",
            nullable = true)
        double conditionMedian,
    @Column(value = "90 % quantile of the same", nullable = true) double conditionHigh,
    @Column(
            value =
                "number of linear regions that contain the positions, for piecewise linear activations",
            nullable = true)
        Integer regions)
    implements Serializable {}
