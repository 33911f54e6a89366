package org.uncoil.render.scene;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands still of a picture, put back before each frame but where scenes paint over it anyway:
 * at 640 × 640 those are six pixels of ten.
 */
final class Backdrop {
  private final int[] pixels;

  /** Where the parts begin that are put back, and where they end. */
  private final int[] starts;

  private final int[] ends;

  /**
   * @param image of type {@link BufferedImage#TYPE_INT_RGB}
   * @param covered what need not be put back
   */
  Backdrop(BufferedImage image, List<Rectangle> covered) {
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    BitSet needed = new BitSet(pixels.length);
    needed.set(0, pixels.length);
    for (Rectangle area : covered) {
      Rectangle shown = area.intersection(new Rectangle(width, image.getHeight()));
      for (int y = shown.y; y < shown.y + shown.height; y++) {
        needed.clear(y * width + shown.x, y * width + shown.x + Math.max(0, shown.width));
      }
    }
    this.starts =
        IntStream.iterate(
                needed.nextSetBit(0),
                start -> start >= 0,
                start -> needed.nextSetBit(needed.nextClearBit(start)))
            .toArray();
    this.ends = IntStream.of(starts).map(needed::nextClearBit).toArray();
  }

  /** Puts it back into the pixels of an image of the same size. */
  void restore(int[] into) {
    for (int i = 0; i < starts.length; i++) {
      System.arraycopy(pixels, starts[i], into, starts[i], ends[i] - starts[i]);
    }
  }
}
