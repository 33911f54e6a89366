package org.uncoil.store;

import java.io.Serializable;

/** One cell of a phase diagram over one, two or three axes: which share of its runs separated. */
public record PhaseRow(
    @Column(
            "an axis: dataset, a setting of networks, or a source's kind and parameter, as spiral turns")
        String firstAxis,
    @Column("where the cell lies along it") String firstValue,
    @Column("another axis; empty with one axis") String secondAxis,
    @Column("where the cell lies along it") String secondValue,
    @Column("a third axis; empty with fewer") String thirdAxis,
    @Column("where the cell lies along it") String thirdValue,
    @Column("runs") int runs,
    @Column("how many of them have a separation epoch: are linearly separable at the end")
        int separated,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high)
    implements Serializable {}
