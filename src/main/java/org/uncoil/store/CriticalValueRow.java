package org.uncoil.store;

import java.io.Serializable;

/**
 * Where along an axis of numbers half of an activation's runs separate, by logistic regression over
 * it alone or over two or three axes: the contour of a phase diagram.
 */
public record CriticalValueRow(
    @Column("the axis, as in `phases`") String axis,
    @Column("another axis of numbers, whose value is held; empty with one axis") String secondAxis,
    @Column(value = "that value", nullable = true) Double secondValue,
    @Column("a third axis, likewise; empty with fewer") String thirdAxis,
    @Column(value = "its value", nullable = true) Double thirdValue,
    @Column("the activation") String activation,
    @Column("runs") int runs,
    @Column("how many of them separated the training points") int separated,
    @Column(value = "slope of the log odds along the axis", nullable = true) Double slope,
    @Column(
            value =
                "where the probability is one half, even beyond the values that were tried; null where all runs or none separated",
            nullable = true)
        Double critical,
    @Column(
            value =
                "lower limit of its 95 % interval (delta method); null where the axis parts success from failure without error",
            nullable = true)
        Double low,
    @Column(value = "upper limit likewise", nullable = true) Double high)
    implements Serializable {}
