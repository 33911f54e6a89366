/**
 * Drawing straight into the pixels of an image, for charts whose Graphics2D carries a {@link
 * org.uncoil.render.pixel.PixelTarget}; where it carries none, the same calls draw vectors.
 */
package org.uncoil.render.pixel;
