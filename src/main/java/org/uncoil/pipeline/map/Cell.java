package org.uncoil.pipeline.map;

import org.uncoil.study.NetworkSpec;

/**
 * A cell of a map.
 *
 * @param column from 0
 * @param row from 0
 * @param x the value of the setting on the x axis
 * @param y the value of the setting on the y axis
 * @param network the network with both values
 */
record Cell(int column, int row, double x, double y, NetworkSpec network) {}
