package org.uncoil.render.encode;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures as PNG. */
public final class PngFile {
  /** Higher levels cost much time for few bytes. */
  private static final int LEVEL = 3;

  private PngFile() {}

  /** Writes a picture; the same picture gives the same bytes. */
  public static void write(BufferedImage picture, Path file) throws IOException {
    byte[] bytes =
        new PngEncoder()
            .withBufferedImage(picture)
            .withCompressionLevel(LEVEL)
            .withMultiThreadedCompressionEnabled(false)
            .toBytes();
    Files.write(file, bytes);
  }
}
