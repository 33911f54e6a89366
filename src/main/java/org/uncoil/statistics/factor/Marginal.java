package org.uncoil.statistics.factor;

/**
 * The response under one level of a factor, averaged evenly over all levels of the others.
 *
 * @param factor the factor's name
 * @param level the level
 * @param mean the response there
 */
public record Marginal(String factor, String level, double mean) {}
