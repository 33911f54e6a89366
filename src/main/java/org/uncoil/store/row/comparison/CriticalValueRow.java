package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/**
 * Where along an axis of numbers half of an activation's runs separate, by logistic regression over
 * it alone or over two or three axes: the contour of a phase diagram.
 */
public record CriticalValueRow(
    @Column("the axis, as in `phases`") String axis,
    @Column(value = "a second numeric axis, held at a value; null with one axis", nullable = true)
        String secondAxis,
    @Column(value = "that value", nullable = true) Double secondValue,
    @Column(value = "a third axis likewise; null with fewer axes", nullable = true)
        String thirdAxis,
    @Column(value = "its value", nullable = true) Double thirdValue,
    @Column("the activation") String activation,
    @Column("runs") int runs,
    @Column("number of runs that have a separation epoch") int separated,
    @Column(
            value =
                "slope of the log odds along the axis; null if the runs do not determine the regression: all runs or none separated, the regression has complete or quasi-complete separation, or axes are collinear",
            nullable = true)
        Double slope,
    @Column(
            value =
                "value at which the probability is one half, possibly outside the values of the study; null likewise, or if the axis has no influence",
            nullable = true)
        Double criticalValue,
    @Column(
            value = "lower limit of its 95 % interval (delta method); null if there is no value",
            nullable = true)
        Double low,
    @Column(value = "upper limit likewise", nullable = true) Double high)
    implements Serializable {}
