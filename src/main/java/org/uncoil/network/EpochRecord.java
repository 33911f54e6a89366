package org.uncoil.network;

import org.uncoil.embedding.Floats;

/**
 * What a network is and does at one epoch, on all points of its dataset in their order.
 *
 * <p>{@code before} and {@code after} hold the embedding before and after the bottleneck's
 * activation, points × 2, row by row; {@code parameters} all weights and biases in DL4J's order.
 */
public record EpochRecord(
    int epoch,
    double learningRate,
    Metrics metrics,
    Floats before,
    Floats after,
    Floats parameters) {}
