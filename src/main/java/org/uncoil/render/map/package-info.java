/**
 * Pictures of maps: a training run for each cell of a grid of two axes, coloured by whether it
 * converges and how fast.
 */
package org.uncoil.render.map;
