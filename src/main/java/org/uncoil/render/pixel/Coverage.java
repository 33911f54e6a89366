package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Rectangle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How much of each pixel is covered by lines, times their opacity, from 0 to 255. Of several lines
 * the strongest counts.
 */
final class Coverage {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final int width;
  private final byte[] mask;

  Coverage(int width, int height) {
    this.width = width;
    this.mask = new byte[width * height];
  }

  Ink ink(PixelTarget target, Rectangle clip, Color colour) {
    return new PixelInk(this, target, target.within(clip), colour.getRGB() & 0xFFFFFF);
  }

  /** Blends a colour where the mask says, and empties the mask. */
  private void blend(int[] pixels, Rectangle clip, int colour) {
    for (int y = clip.y; y < clip.y + clip.height; y++) {
      int end = y * width + clip.x + clip.width;
      int i = y * width + clip.x;
      for (; i + 8 <= end; i += 8) {
        // Most of a mask is empty: eight pixels are passed over at once.
        if ((long) EIGHT.get(mask, i) != 0) {
          blend(pixels, i, i + 8, colour);
          EIGHT.set(mask, i, 0L);
        }
      }
      blend(pixels, i, end, colour);
      Arrays.fill(mask, i, end, (byte) 0);
    }
  }

  private void blend(int[] pixels, int from, int to, int colour) {
    int redBlue = colour & 0xFF00FF;
    int green = colour & 0xFF00;
    for (int i = from; i < to; i++) {
      int a = mask[i] & 0xFF;
      if (a != 0) {
        // 0..255 becomes 0..256, so that a shift divides.
        int share = a + (a >>> 7);
        int p = pixels[i];
        int rest = 256 - share;
        pixels[i] =
            ((((p & 0xFF00FF) * rest + redBlue * share) >>> 8) & 0xFF00FF)
                | ((((p & 0xFF00) * rest + green * share) >>> 8) & 0xFF00);
      }
    }
  }

  /** Lines that gather in the mask. */
  static final class PixelInk implements Ink {
    private final Coverage coverage;
    private final PixelTarget target;
    private final Rectangle clip;
    private final int colour;

    private PixelInk(Coverage coverage, PixelTarget target, Rectangle clip, int colour) {
      this.coverage = coverage;
      this.target = target;
      this.clip = clip;
      this.colour = colour;
    }

    @Override
    public void line(Pen pen, double x0, double y0, double x1, double y1) {
      double[] part = Segments.clip(clip, pen.width(), x0, y0, x1, y1);
      if (part.length == 0) {
        return;
      }
      // Seen along its longer direction, so that it crosses every column (or row) once.
      if (Math.abs(part[2] - part[0]) >= Math.abs(part[3] - part[1])) {
        sweep(pen, part[0], part[1], part[2], part[3], false);
      } else {
        sweep(pen, part[1], part[0], part[3], part[2], true);
      }
    }

    /** Draws along the first coordinate; {@code swapped} where that is the vertical one. */
    private void sweep(Pen pen, double a0, double b0, double a1, double b1, boolean swapped) {
      double length = Math.sqrt((a1 - a0) * (a1 - a0) + (b1 - b0) * (b1 - b0));
      if (length < 1e-9) {
        return;
      }
      double half = pen.width() / 2;
      double ua = (a1 - a0) / length;
      double ub = (b1 - b0) / length;
      double reach = (half + 0.5) / Math.abs(ua);
      int lowB = swapped ? clip.x : clip.y;
      int highB = lowB + (swapped ? clip.width : clip.height);
      int lowA = swapped ? clip.y : clip.x;
      int highA = lowA + (swapped ? clip.height : clip.width);
      int firstA = Math.max(lowA, (int) Math.floor(Math.min(a0, a1) - half));
      int lastA = Math.min(highA, (int) Math.ceil(Math.max(a0, a1) + half));
      int strideA = swapped ? coverage.width : 1;
      int strideB = swapped ? 1 : coverage.width;
      double slope = ub / ua;
      for (int a = firstA; a < lastA; a++) {
        double offset = a + 0.5 - a0;
        double centre = b0 + offset * slope;
        // Truncation is fast, and what lies left of 0 is cut off anyway.
        int firstB = Math.max(lowB, (int) (centre - reach + 0.5));
        int lastB = Math.min(highB - 1, (int) (centre + reach - 0.5));
        double beside = (firstB + 0.5 - centre) * ua;
        double along = offset * ua + (firstB + 0.5 - b0) * ub;
        int pixel = a * strideA + firstB * strideB;
        for (int b = firstB; b <= lastB; b++) {
          cover(pen, pixel, beside, Math.max(-along, along - length));
          beside += ua;
          along += ub;
          pixel += strideB;
        }
      }
    }

    /** Raises a pixel by its distances beside the line and beyond its nearer end. */
    private void cover(Pen pen, int pixel, double beside, double beyond) {
      double distance =
          beyond > 0 ? Math.sqrt(beside * beside + beyond * beyond) : Math.abs(beside);
      double covered = Math.min(Math.min(1, pen.width()), pen.width() / 2 + 0.5 - distance);
      int value = (int) (covered * pen.alpha() * 255 + 0.5);
      if (value > (coverage.mask[pixel] & 0xFF)) {
        coverage.mask[pixel] = (byte) value;
      }
    }

    @Override
    public void dry() {
      coverage.blend(target.pixels(), clip, colour);
    }
  }
}
