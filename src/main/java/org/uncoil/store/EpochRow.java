package org.uncoil.store;

import java.io.Serializable;
import org.uncoil.embedding.Floats;

/** One recorded epoch of a run. Epoch 0 is the network before training. */
public record EpochRow(
    @Column("the run") String runId,
    @Column("number of passes over the training points so far") int epoch,
    @Column("learning rate of the epoch; at epoch 0 that of the first") double learningRate,
    @Column(
            value = "mean cross-entropy on the training points, without regularisation terms",
            unit = "nats")
        double trainLoss,
    @Column("share of the training points classified rightly") double trainAccuracy,
    @Column(
            value = "mean cross-entropy on the held-out points; NaN where none is held out",
            unit = "nats")
        double heldOutLoss,
    @Column("share of the held-out points classified rightly; NaN where none is held out")
        double heldOutAccuracy,
    @Column(
            value =
                "the last layer, per class its two weights on the embedding after the activation and its bias: logit = w₁ z₁ + w₂ z₂ + b",
            shape = "classes × 3")
        Floats lastLayer,
    @Column(
            value =
                "with two classes, the separating line a z₁ + b z₂ + c = 0 in the embedding after the activation, scaled to a² + b² = 1, positive where class 1 wins; empty with more classes",
            shape = "3")
        Floats line)
    implements Serializable {}
