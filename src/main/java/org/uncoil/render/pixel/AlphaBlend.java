package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Rectangle;

/** Lines that are blended as they come. */
final class AlphaBlend extends LineSweep {
  private final int[] pixels;

  AlphaBlend(PixelTarget target, Rectangle clip, Color... colours) {
    super(target, clip, colours);
    this.pixels = target.pixels();
  }

  @Override
  void touch(int row, int from, int to) {
    // Nothing is gone over again.
  }

  @Override
  void cover(int pixel, int value, int colour) {
    pixels[pixel] = PixelTarget.mix(pixels[pixel], colour(colour), value);
  }

  @Override
  public void dry() {
    finish(false);
  }
}
