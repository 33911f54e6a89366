package org.uncoil.render.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;

import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;

/**
 * Pictures as indices into one palette: that of the first picture, for as long as it holds what the
 * pictures show. A picture with too much that it does not hold gets a palette of its own, and those
 * that follow share it.
 *
 * <p>FFmpeg's filters {@code palettegen} and {@code paletteuse} need all pictures before the first
 * is encoded. On a film of 121 pictures of 1280 × 720 they took as long, made a file of 8.5 instead
 * of 6.8 MB with a PSNR of 46.7 instead of 43.1 dB, and held 530 MB; with a palette for each
 * picture the file had 18.8 MB.
 */
final class PaletteFiller implements FrameFiller {
  private final int width;
  private final byte[] indices;
  private Palette palette;

  PaletteFiller(int width, int height) {
    this.width = width;
    this.indices = new byte[width * height];
  }

  @Override
  public int pixelFormat() {
    return AV_PIX_FMT_PAL8;
  }

  @Override
  public void fill(AVFrame frame, int[] pixels) {
    if (pixels.length != indices.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %d × %d has %d pixels, not %d",
              width,
              indices.length / width,
              indices.length,
              pixels.length));
    }
    if (palette == null || !palette.map(pixels, indices)) {
      palette = Palette.of(pixels);
      palette.map(pixels, indices);
    }
    FrameFiller.copy(frame, 0, indices, width);
    try (IntPointer target = new IntPointer(frame.data(1))) {
      for (int i = 0; i < Palette.MOST; i++) {
        target.put(i, 0xFF000000 | palette.colour(i));
      }
    }
  }
}
