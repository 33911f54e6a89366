package org.uncoil.store.row.comparison;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** One cell of a phase diagram over one, two or three axes: which share of its runs separated. */
public record PhaseRow(
    @Column(
            "an axis: dataset, a setting of networks, or a source's type and parameter, for example spiral turns")
        String firstAxis,
    @Column("the cell's value on that axis") String firstValue,
    @Column("a second axis; empty with one axis") String secondAxis,
    @Column("the cell's value on that axis") String secondValue,
    @Column("a third axis; empty with fewer axes") String thirdAxis,
    @Column("the cell's value on that axis") String thirdValue,
    @Column("runs") int runs,
    @Column("number of runs that have a separation epoch") int separated,
    @Column("their share") double share,
    @Column("lower limit of its 95 % interval (Wilson)") double low,
    @Column("upper limit likewise") double high)
    implements Serializable {}
