package org.uncoil.store;

import java.io.Serializable;
import java.util.List;

/**
 * One logistic regression: fitted to the training points of a dataset, on its input or on a run's
 * final embedding.
 */
public record ProbeRow(
    @Column("the dataset") String datasetId,
    @Column("the run whose embedding was probed; empty where the input was") String runId,
    @Column("what the regression sees: raw, squares, product, radius, sine, before or after")
        String probe,
    @Column("number of features that it sees") int features,
    @Column("share of the training points that it classifies rightly") double trainAccuracy,
    @Column("share of the held-out points that it classifies rightly; NaN where none is held out")
        double heldOutAccuracy,
    @Column(
            value = "its weights, class by class; with two classes those of class 1 alone",
            shape = "classes × features")
        List<Double> coefficients,
    @Column(
            value = "its intercepts, class by class; with two classes that of class 1 alone",
            shape = "classes")
        List<Double> intercepts,
    @Column(
            value =
                "whether some linear rule of two features classifies all training points correctly, decided without error; null where it sees another number of features",
            nullable = true)
        Boolean separable,
    @Column(
            value =
                "share of the training points to which the run's own last layer gives the same class; null where the embedding is a point",
            nullable = true)
        Double trainAgreement,
    @Column(value = "share of the held-out points likewise", nullable = true)
        Double heldOutAgreement,
    @Column(
            value =
                "with two classes, the angle between its line and the last layer's, from 0 to 90; before the activation, that of the last layer as if there were no activation; null where one of them has no line or the embedding is a point",
            unit = "degrees",
            nullable = true)
        Double angle)
    implements Serializable {
  /** The same regression, as one of another representation that holds the same numbers. */
  public ProbeRow ofProbe(String name) {
    return new ProbeRow(
        datasetId,
        runId,
        name,
        features,
        trainAccuracy,
        heldOutAccuracy,
        coefficients,
        intercepts,
        separable,
        trainAgreement,
        heldOutAgreement,
        angle);
  }
}
