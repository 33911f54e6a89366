/**
 * What many runs can say: survival curves, rankings, shares of variance and phase diagrams, each
 * with its uncertainty. Plain numbers in, plain numbers out: nothing here knows of networks.
 */
package org.uncoil.statistics;
