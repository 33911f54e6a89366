package org.uncoil.store;

import java.io.Serializable;

/**
 * How a run's map from the plane of the input to the embedding before the activation changes areas
 * and shapes at one epoch: its Jacobian J on a lattice.
 */
public record DistortionRow(
    @Column("the run") String runId,
    @Column("number of passes over the training points so far") int epoch,
    @Column("how many positions of the plane were looked at") int positions,
    @Column("share of the positions with an area at which the side shows that fewer show")
        double folded,
    @Column("share of the positions at which the plane collapses to a line or a point")
        double collapsed,
    @Column(
            value = "10 % quantile of ln |det J| over the positions with an area; NaN without one",
            unit = "nats")
        double logAreaLow,
    @Column(value = "median of the same", unit = "nats") double logAreaMedian,
    @Column(value = "90 % quantile of the same", unit = "nats") double logAreaHigh,
    @Column(
            "median of the condition number of J, larger over smaller singular value, over the same")
        double conditionMedian,
    @Column("90 % quantile of the same") double conditionHigh,
    @Column(
            value =
                "how many linear pieces of the map the positions lie on, where the hidden layers' activations consist of straight pieces",
            nullable = true)
        Integer regions)
    implements Serializable {}
