package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Rectangle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How much of each pixel is covered by lines, times their opacity, from 0 to 255, and in which
 * colour. Of several lines the strongest counts.
 */
final class Coverage {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final byte[] mask;

  /** Index of the colour; means nothing where the mask is 0. */
  private final byte[] tone;

  /** Per row, the part outside which the mask is empty. */
  private final int[] first;

  private final int[] end;

  Coverage(int width, int height) {
    this.width = width;
    this.first = new int[height];
    this.end = new int[height];
    Arrays.fill(first, width);
    this.mask = new byte[width * height];
    this.tone = new byte[width * height];
  }

  LineRasteriser ink(PixelTarget target, Rectangle clip, Color... colours) {
    return new PixelInk(this, target, target.within(clip), colours);
  }

  /** Lines that gather in the mask. */
  static final class PixelInk extends LineSweep {
    private final byte[] mask;
    private final byte[] tone;
    private final int[] first;
    private final int[] end;
    private final int[] pixels;
    private final int width;

    private PixelInk(Coverage coverage, PixelTarget target, Rectangle clip, Color... colours) {
      super(target, clip, colours);
      this.mask = coverage.mask;
      this.tone = coverage.tone;
      this.first = coverage.first;
      this.end = coverage.end;
      this.pixels = target.pixels();
      this.width = coverage.width;
    }

    @Override
    void touch(int row, int from, int to) {
      first[row] = Math.min(first[row], from);
      end[row] = Math.max(end[row], to);
    }

    @Override
    void cover(int pixel, int value, int colour) {
      if (value > (mask[pixel] & 0xFF)) {
        mask[pixel] = (byte) value;
        tone[pixel] = (byte) colour;
      }
    }

    /** Blends the colours where the mask says, and empties the mask. */
    @Override
    public void dry() {
      finish(false);
      Rectangle clip = clip();
      for (int y = clip.y; y < clip.y + clip.height; y++) {
        int to = y * width + end[y];
        int i = y * width + first[y];
        first[y] = width;
        end[y] = 0;
        for (; i + 8 <= to; i += 8) {
          // Most of a mask is empty: eight pixels are passed over at once.
          long eight = (long) EIGHT.get(mask, i);
          if (eight != 0) {
            blend(eight, i);
            EIGHT.set(mask, i, 0L);
          }
        }
        for (; i < to; i++) {
          blend(mask[i] & 0xFF, i);
          mask[i] = 0;
        }
      }
    }

    /** Blends up to eight pixels, of which those that are covered are gone through. */
    private void blend(long eight, int start) {
      for (long left = eight; left != 0; ) {
        int shift = Long.numberOfTrailingZeros(left) & ~7;
        long value = left >>> shift & 0xFF;
        int pixel = start + (shift >>> 3);
        pixels[pixel] = PixelTarget.mix(pixels[pixel], colour(tone[pixel] & 0xFF), (int) value);
        left &= ~(0xFFL << shift);
      }
    }
  }
}
