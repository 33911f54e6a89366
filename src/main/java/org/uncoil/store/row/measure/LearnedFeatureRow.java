package org.uncoil.store.row.measure;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * How much of a run's final embedding and logits a linear least-squares fit of a hand-crafted
 * feature explains.
 */
public record LearnedFeatureRow(
    @Column("the run") String runId,
    @Column("the dataset") String datasetId,
    @Column("the features, as in `probes`: raw, squares, product, radius or sine") String feature,
    @Column(
            value =
                "R² of the first unit after the activation on the coordinates and the features, over all points; null if it is constant",
            nullable = true)
        double r2Unit1,
    @Column(value = "R² of the second unit likewise", nullable = true) double r2Unit2,
    @Column(
            "R² of the last layer's logits, centred over the classes; with two classes, R² of their difference")
        double r2Logits,
    @Column(
            "share that the features explain of the variance that the coordinates alone leave unexplained")
        double gain,
    @Column("whether the run learned the features: R² of the logits ≥ 0.9 and gain ≥ 0.5")
        boolean learned)
    implements Serializable {}
