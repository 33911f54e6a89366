package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** One cell of a phase diagram over one, two or three axes: which share of its runs separated. */
public record PhaseRow(
    @Column(
            "an axis: dataset, a setting of networks, or a source's type and parameter, for example spiral turns")
        String firstAxis,
    @Column("the cell's value on that axis") String firstValue,
    @Column(value = "a second axis; null with one axis", nullable = true) String secondAxis,
    @Column(value = "the cell's value on that axis", nullable = true) String secondValue,
    @Column(value = "a third axis; null with fewer axes", nullable = true) String thirdAxis,
    @Column(value = "the cell's value on that axis", nullable = true) String thirdValue,
    @Column("runs") int runs,
    @Column("number of runs that have a separation epoch") int separated,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high)
    implements Serializable {}
