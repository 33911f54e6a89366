package org.uncoil.store.row.map;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * The run of one cell of a map. A run whose loss is no longer a finite number has diverged, and has
 * no figures of a last epoch.
 */
public record CellRow(
    @Column("step of the y axis, from 0: the row of the cell, from the bottom") int yStep,
    @Column("step of the x axis, from 0: the column of the cell, from the left") int xStep,
    @Column("value of the setting on the y axis") double yValue,
    @Column("value of the setting on the x axis") double xValue,
    @Column(
            "whether training converges: whether the mean training loss of the last 20 epochs is less than the loss before training")
        boolean converged,
    @Column(
            "convergence measure: mean over all epochs of the training loss divided by the loss before training, or, if training does not converge, of its inverse; smaller means faster")
        double convergence,
    @Column(value = "last epoch with a finite training loss", unit = "epochs") int lastEpoch,
    @Column(value = "training loss at the end", nullable = true) double trainLoss,
    @Column(value = "training accuracy at the end", nullable = true) double trainAccuracy,
    @Column(value = "test loss at the end", nullable = true) double testLoss,
    @Column(value = "test accuracy at the end", nullable = true) double testAccuracy,
    @Column(value = "separation epoch; null if there is none", unit = "epochs", nullable = true)
        Integer separationEpoch)
    implements Serializable {}
