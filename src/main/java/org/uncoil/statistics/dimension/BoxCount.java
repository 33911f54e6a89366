package org.uncoil.statistics.dimension;

/**
 * How many boxes of one size a set of cells meets.
 *
 * @param side of a box, in cells
 * @param boxes those with at least one cell of the set
 */
public record BoxCount(int side, int boxes) {}
