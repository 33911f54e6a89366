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
    @Column("how many of them have a separation epoch: are linearly separable at the end")
        int separated,
    @Column(
            value =
                "slope of the log odds along the axis; null where the runs do not determine the regression: all or none of them separated, success and failure lie on two sides of a border (complete or quasi-complete separation), or axes change together",
            nullable = true)
        Double slope,
    @Column(
            value =
                "where the probability is one half, even beyond the values that were tried; null likewise, and where the axis has no influence",
            nullable = true)
        Double critical,
    @Column(
            value = "lower limit of its 95 % interval (delta method); null where there is no value",
            nullable = true)
        Double low,
    @Column(value = "upper limit likewise", nullable = true) Double high)
    implements Serializable {}
