package org.uncoil.store;

import java.io.Serializable;

/**
 * How far a run has come at one recorded epoch in separating its classes by lines: what its own
 * last layer makes of the embedding after the activation, what a logistic regression fitted to that
 * embedding makes of it, and whether any linear rule could separate all of it.
 */
public record SeparabilityRow(
    @Column("the run") String runId,
    @Column("number of passes over the training points so far") int epoch,
    @Column("share of the training points that the last layer classifies rightly")
        double trainAccuracy,
    @Column("share of the held-out points likewise; NaN where none is held out")
        double heldOutAccuracy,
    @Column(
            "share of the training points that a regression fitted to this embedding classifies rightly; 1 where it is separable")
        double refitTrainAccuracy,
    @Column(
            "share of the held-out points likewise, with two classes that are separable by the line of the widest margin; NaN where none is held out")
        double refitHeldOutAccuracy,
    @Column(
            "whether some linear rule classifies all training points rightly; decided without error")
        boolean separable,
    @Column(
            "half the smallest distance between the hulls of two classes' training points, as a share of these points' spread (root mean squared distance from their mean); 0 where not separable, NaN where all are of one class")
        double margin,
    @Column(
            value =
                "share of all points to which the last layer and the regression give the same class; null where the embedding is a point",
            nullable = true)
        Double agreement,
    @Column(
            value =
                "with two classes, the angle between the last layer's line and the regression's, from 0 to 90; null where one of them has no line or the embedding is a point",
            unit = "degrees",
            nullable = true)
        Double angle)
    implements Serializable {}
