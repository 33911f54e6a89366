package org.uncoil.store.row.map;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** A map in numbers: one row. */
public record MapSummaryRow(
    @Column("setting on the x axis") String xAxis,
    @Column("setting on the y axis") String yAxis,
    @Column("columns of cells") int columns,
    @Column("rows of cells") int rows,
    @Column("number of cells whose training converges") long converged,
    @Column("number of cells with a separation epoch") long separated,
    @Column(
            "number of cells on the boundary: training converges, but not in all of the eight neighbours")
        long boundaryCells,
    @Column(
            value =
                "box-counting dimension of the boundary; null where there are too few boxes to fit",
            nullable = true)
        double dimension,
    @Column(value = "standard error of the dimension", nullable = true) double standardError,
    @Column(value = "R² of the fit", nullable = true) double rSquared)
    implements Serializable {}
