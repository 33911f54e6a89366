package org.uncoil.render.encode;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns RGB pixels into the three planes of YUV 4:2:0, ITU-R BT.601 with limited range (equation
 * 2.5.1 of the recommendation, in 16-bit fixed point): luma per pixel, chroma of the mean of each 2
 * × 2 block.
 *
 * <p>Remembers the last picture and converts only the pieces of two rows that differ from it, for
 * most of a film stands still.
 */
final class YuvConverter {
  private static final int PIECE = 64;

  private final int width;
  private final int height;
  private final int[] last;
  private final byte[] luma;
  private final byte[] blueChroma;
  private final byte[] redChroma;
  private boolean first = true;

  /**
   * @param width,height of every picture in pixels, both even
   */
  YuvConverter(int width, int height) {
    if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "a film's width and height must be positive and even, not " + width + " × " + height);
    }
    this.width = width;
    this.height = height;
    this.last = new int[width * height];
    this.luma = new byte[width * height];
    this.blueChroma = new byte[width * height / 4];
    this.redChroma = new byte[width * height / 4];
  }

  /** Takes the next picture: 0xRRGGBB row by row, the highest byte ignored. */
  void convert(int[] pixels) {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %d × %d has %d pixels, not %d",
              width,
              height,
              width * height,
              pixels.length));
    }
    for (int row = 0; row < height; row += 2) {
      for (int column = 0; column < width; column += PIECE) {
        int from = row * width + column;
        int length = Math.min(PIECE, width - column);
        if (first || differs(pixels, from, length) || differs(pixels, from + width, length)) {
          System.arraycopy(pixels, from, last, from, length);
          System.arraycopy(pixels, from + width, last, from + width, length);
          convertLuma(from, from + length);
          convertLuma(from + width, from + width + length);
          convertChroma(row, column, length);
        }
      }
    }
    first = false;
  }

  private boolean differs(int[] pixels, int from, int length) {
    return !Arrays.equals(pixels, from, from + length, last, from, from + length);
  }

  private void convertLuma(int from, int to) {
    for (int i = from; i < to; i++) {
      int p = last[i];
      luma[i] =
          (byte)
              ((16829 * (p >> 16 & 0xFF) + 33039 * (p >> 8 & 0xFF) + 6416 * (p & 0xFF) + 1081344)
                  >> 16);
    }
  }

  private void convertChroma(int row, int column, int length) {
    int out = (row * width / 2 + column) / 2;
    int start = row * width + column;
    for (int i = start; i < start + length; i += 2, out++) {
      int a = last[i];
      int b = last[i + 1];
      int c = last[i + width];
      int d = last[i + width + 1];
      // Two colours are summed at once: red and blue lie 16 bits apart, and four bytes need ten.
      int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
      int red = redBlue >>> 16;
      int green = ((a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00)) >>> 8;
      int blue = redBlue & 0xFFFF;
      // 128.5 in the scale of four pixels times 65,536.
      blueChroma[out] = (byte) ((-9714 * red - 19071 * green + 28784 * blue + 33685504) >> 18);
      redChroma[out] = (byte) ((28784 * red - 24103 * green - 4681 * blue + 33685504) >> 18);
    }
  }

  /** Luma, row by row; the same array at every call. */
  byte[] luma() {
    return luma;
  }

  /** Blue-difference chroma at half size, row by row; the same array at every call. */
  byte[] blueChroma() {
    return blueChroma;
  }

  /** Red-difference chroma at half size, row by row; the same array at every call. */
  byte[] redChroma() {
    return redChroma;
  }
}
