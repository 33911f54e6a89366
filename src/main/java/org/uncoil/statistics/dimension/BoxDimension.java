package org.uncoil.statistics.dimension;

/**
 * The slope of ln(boxes) on ln(1/side), fitted by least squares.
 *
 * <p>The standard error is that of ordinary least squares, which assumes independent residuals.
 * Counts at different sides are not independent: every box is a union of smaller ones. So the error
 * only describes how straight the line is. It does not cover how the dimension would vary over
 * other positions of the grid, finer grids or other sets of the same kind, and is usually too
 * small.
 *
 * @param dimension the slope, 0 to 2 up to errors of the estimate
 * @param standardError of the slope
 * @param rSquared share of the variance of ln(boxes) that the line explains; 1 if the counts are
 *     all equal
 */
public record BoxDimension(double dimension, double standardError, double rSquared) {}
