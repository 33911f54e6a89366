package org.uncoil.render.encode;

/** How often a picture's colours occur, those alike in their upper bits taken together. */
final class ColourBins {
  static final int COUNT = 1 << 16;

  private final long[] counts = new long[COUNT];
  private final long[][] sums = new long[3][COUNT];

  /**
   * @param pixels 0xRRGGBB, the highest byte ignored
   */
  ColourBins(int[] pixels) {
    for (int pixel : pixels) {
      int bin = of(pixel);
      counts[bin]++;
      for (int channel = 0; channel < 3; channel++) {
        sums[channel][bin] += (pixel >> (16 - 8 * channel)) & 0xFF;
      }
    }
  }

  /**
   * The bin of a colour: 5 bits of red, 6 of green, to which the eye is most sensitive, 5 of blue.
   */
  static int of(int pixel) {
    return (pixel >> 8 & 0xF800) | (pixel >> 5 & 0x7E0) | (pixel >> 3 & 0x1F);
  }

  /** Pixels in a bin. */
  long count(int bin) {
    return counts[bin];
  }

  /** Sum of a bin's reds (0), greens (1) or blues (2). */
  long sum(int bin, int channel) {
    return sums[channel][bin];
  }

  /** Mean of a bin's reds, greens or blues. */
  double mean(int bin, int channel) {
    return (double) sums[channel][bin] / counts[bin];
  }

  /** A bin's mean colour, 0xRRGGBB. */
  int mean(int bin) {
    int red = (int) Math.round(mean(bin, 0));
    int green = (int) Math.round(mean(bin, 1));
    int blue = (int) Math.round(mean(bin, 2));
    return (red << 16) | (green << 8) | blue;
  }
}
