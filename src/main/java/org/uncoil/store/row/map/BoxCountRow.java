package org.uncoil.store.row.map;

import java.io.Serializable;
import org.uncoil.store.row.Column;

/** The boxes of one size that the boundary of a map touches. */
public record BoxCountRow(
    @Column(value = "side of a box", unit = "cells") int side,
    @Column("number of boxes with a cell of the boundary") long boxes)
    implements Serializable {}
