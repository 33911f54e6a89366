package org.uncoil.store.row.run;

import java.io.Serializable;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** One recorded epoch of a run. Epoch 0 is the network before training. */
public record EpochRow(
    @Column("the run") String runId,
    @Column("epoch: number of passes over the training points so far") int epoch,
    @Column("learning rate of the epoch; at epoch 0, the rate of epoch 1") double learningRate,
    @Column(
            value = "mean cross-entropy on the training points, without regularisation terms",
            unit = "nats")
        double trainLoss,
    @Column("share of the training points classified correctly") double trainAccuracy,
    @Column(
            value = "mean cross-entropy on the test points; null without test points",
            unit = "nats",
            nullable = true)
        double testLoss,
    @Column(
            value = "share of the test points classified correctly; null without test points",
            nullable = true)
        double testAccuracy,
    @Column(
            value =
                "the last layer, per class its two weights on the embedding after the activation and its bias: logit = w₁ z₁ + w₂ z₂ + b",
            shape = "classes × 3")
        Floats lastLayer,
    @Column(
            value =
                "with two classes, the separating line a z₁ + b z₂ + c = 0 in the embedding after the activation, scaled to a² + b² = 1, positive where class 1 is predicted; null with more classes",
            shape = "3",
            nullable = true)
        Floats line)
    implements Serializable {}
