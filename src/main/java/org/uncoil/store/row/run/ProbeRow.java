package org.uncoil.store.row.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/**
 * One logistic regression: fitted to the training points of a dataset, on its input or on a run's
 * final embedding before the bottleneck's activation. {@link SeparabilityRow} has the embedding
 * after it.
 */
public record ProbeRow(
    @Column("the dataset") String datasetId,
    @Column(value = "the run with the embedding; null for the raw input", nullable = true)
        String runId,
    @Column("input of the regression: raw, squares, product, radius, sine or before") String probe,
    @Column("number of features") int features,
    @Column("share of the training points that the regression classifies correctly")
        double trainAccuracy,
    @Column(
            value =
                "share of the test points that the regression classifies correctly; null without test points",
            nullable = true)
        double testAccuracy,
    @Column(
            value = "weights, class by class; with two classes, only those of class 1",
            shape = "classes × features")
        List<Double> coefficients,
    @Column(
            value = "intercepts, class by class; with two classes, only that of class 1",
            shape = "classes")
        List<Double> intercepts,
    @Column(
            value =
                "whether the training points are linearly separable in two features (exact test); null with another number of features",
            nullable = true)
        Boolean separable,
    @Column(
            value =
                "share of the training points for which the regression and the run's output layer predict the same class; null if the embedding is a point",
            nullable = true)
        Double trainAgreement,
    @Column(value = "share of the test points likewise", nullable = true) Double testAgreement,
    @Column(
            value =
                "with two classes, the angle between its line and the last layer's, which is taken as if there were no activation, from 0 to 90; null if one of them has no line or the embedding is a point",
            unit = "degrees",
            nullable = true)
        Double angle)
    implements Serializable {}
