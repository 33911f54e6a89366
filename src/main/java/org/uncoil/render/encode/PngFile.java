package org.uncoil.render.encode;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures as PNG; the same picture gives the same bytes. */
public final class PngFile {
  /** Higher levels cost much time for few bytes. */
  private static final int LEVEL = 3;

  private PngFile() {}

  /** Writes a picture as it is. */
  public static void write(BufferedImage picture, Path file) throws IOException {
    Files.write(file, bytes(picture));
  }

  /** Writes a picture as it is, row by row; leaves the stream open. */
  public static void write(BufferedImage picture, OutputStream out) throws IOException {
    try {
      encoder(picture).toStream(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What {@link #write} writes. */
  static byte[] bytes(BufferedImage picture) {
    return encoder(picture).toBytes();
  }

  /**
   * Writes a picture in 256 colours, which halves the file; as it is where too much of it would
   * look different.
   */
  public static void writeSmall(BufferedImage picture, Path file) throws IOException {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    Palette palette = Palette.of(pixels);
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    byte[] indices = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
    if (palette.map(pixels, indices)) {
      Files.write(file, encoder(small).withTryIndexedEncoding(true).toBytes());
    } else {
      write(picture, file);
    }
  }

  private static IndexColorModel model(Palette palette) {
    int[] colours = new int[palette.size()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = palette.colour(i);
    }
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
  }

  private static PngEncoder encoder(BufferedImage picture) {
    return new PngEncoder()
        .withBufferedImage(picture)
        .withCompressionLevel(LEVEL)
        .withMultiThreadedCompressionEnabled(false);
  }
}
