package org.uncoil.gallery.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Lists of numbers, compressed: of each list first the lowest byte of every number, then the next
 * higher one, and so on. Higher bytes of small differences are nearly all the same, and side by
 * side they take next to nothing.
 */
public final class Planes {
  /**
   * The level at which zlib gains most per second: the next ones save 1 % and take twice as long.
   */
  private static final int LEVEL = 6;

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 14);
  private final Deflater deflater = new Deflater(LEVEL);
  private final DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 14);
  private boolean open = true;

  /**
   * Adds a list.
   *
   * @param values of which the lowest bytes are kept
   * @param bytes how many of each
   */
  public void add(int[] values, int bytes) {
    byte[] planes = new byte[values.length * bytes];
    for (int plane = 0; plane < bytes; plane++) {
      for (int i = 0; i < values.length; i++) {
        planes[plane * values.length + i] = (byte) (values[i] >> (8 * plane));
      }
    }
    try {
      out.write(planes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory that cannot be written to", e);
    }
  }

  /** What was added, as text; nothing can be added afterwards. */
  String base64() {
    if (open) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("memory that cannot be written to", e);
      } finally {
        deflater.end();
        open = false;
      }
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  /** Small numbers of either sign as small numbers: 0, −1, 1, −2 … as 0, 1, 2, 3 … */
  public static int folded(int difference) {
    return difference << 1 ^ difference >> 31;
  }
}
