package org.uncoil.render.encode;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Puts pictures into a frame of FFmpeg's. */
sealed interface FrameFiller permits YuvFiller, PaletteFiller {
  /** One of FFmpeg's AV_PIX_FMT. */
  int pixelFormat();

  /** Fills a frame by a picture: 0xRRGGBB row by row, the highest byte ignored. */
  void fill(AVFrame frame, int[] pixels);

  /** Copies rows without a gap into a plane of the frame, whose rows may have one. */
  static void copy(AVFrame frame, int plane, byte[] samples, int width) {
    int stride = frame.linesize(plane);
    try (BytePointer target = new BytePointer(frame.data(plane))) {
      for (int row = 0; row < samples.length / width; row++) {
        target.position((long) row * stride).put(samples, row * width, width);
      }
    }
  }
}
