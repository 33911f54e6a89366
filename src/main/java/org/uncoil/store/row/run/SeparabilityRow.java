package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * How separable the embedding after the activation is at one recorded epoch: whether it is linearly
 * separable, and how a logistic regression fitted to it differs from the run's own output layer.
 */
public record SeparabilityRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column(
            "share of the training points that a regression fitted to this embedding classifies correctly; 1 if it is separable")
        double refitTrainAccuracy,
    @Column(
            value =
                "share of the test points likewise, by the line with the widest margin for two separable classes; null without test points",
            nullable = true)
        double refitTestAccuracy,
    @Column("whether the training points are linearly separable (exact test)") boolean separable,
    @Column(
            value =
                "half the smallest distance between the convex hulls of two classes' training points, relative to the root mean squared distance of these points from their mean; 0 if not separable, null with a single class",
            nullable = true)
        double margin,
    @Column(
            value =
                "share of the training points for which the output layer and the regression predict the same class; null if the embedding is a point",
            nullable = true)
        Double trainAgreement,
    @Column(value = "share of the test points likewise; null without test points", nullable = true)
        Double testAgreement,
    @Column(
            value =
                "with two classes, the angle between the last layer's line and the regression's, from 0 to 90; null if one of them has no line or the embedding is a point",
            unit = "degrees",
            nullable = true)
        Double angle)
    implements Serializable {}
