/**
 * What figures are drawn with: marks in the pixels of an SVG picture, scales that put values there,
 * and the links from marks to the runs behind them.
 */
package org.uncoil.gallery.drawing;
