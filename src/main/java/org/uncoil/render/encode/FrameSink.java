package org.uncoil.render.encode;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where a film's pictures go, one after the other, from one thread. None is held: memory does not
 * grow with their number.
 */
public sealed interface FrameSink extends Closeable permits VideoEncoder, PngFrames {
  /**
   * Appends one picture.
   *
   * @param pixels 0xRRGGBB row by row, the highest byte ignored; the caller may reuse the array
   * @param frames how many frames of a film it fills, ≥ 1
   */
  void add(int[] pixels, int frames) throws IOException;

  /** Appends a picture that fills one frame. */
  default void add(int[] pixels) throws IOException {
    add(pixels, 1);
  }

  /** Completes what was written; nothing can be added afterwards. */
  void finish() throws IOException;

  /** Frees what is held. A film that was not finished is left as it is. */
  @Override
  void close() throws IOException;
}
