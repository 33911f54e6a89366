package org.uncoil.store;

import java.io.Serializable;

/**
 * How much of a run's final embedding and decision a linear least-squares fit of a hand-made
 * feature explains.
 */
public record RediscoveryRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("the features, as in `probes`: raw, squares, product, radius or sine") String feature,
    @Column(
            "R² of the first unit after the activation on the coordinates and the features, over all points; NaN where it does not vary")
        double firstAxis,
    @Column("R² of the second") double secondAxis,
    @Column(
            "R² of the last layer's logits, less their mean over the classes: with two classes, of their difference")
        double logit,
    @Column("share of what the coordinates alone leave of the logits that the features explain")
        double gain,
    @Column("whether the run found them: logit ≥ 0.9 and gain ≥ 0.5") boolean found)
    implements Serializable {}
