package org.uncoil.render.encode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Every picture of a film as a PNG in a folder, {@code 00000.png} and so on; once, however many
 * frames it fills.
 */
public final class PngFrames implements FrameSink {
  private final Path folder;
  private final BufferedImage picture;
  private final int[] pixels;
  private int written;

  /**
   * @param folder a local folder, which must exist
   * @param width,height of every picture in pixels
   */
  public PngFrames(Path folder, int width, int height) {
    this.folder = folder;
    this.picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  @Override
  public void add(int[] frame, int frames) throws IOException {
    if (frame.length != pixels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a picture of %d × %d has %d pixels, not %d",
              folder,
              picture.getWidth(),
              picture.getHeight(),
              pixels.length,
              frame.length));
    }
    System.arraycopy(frame, 0, pixels, 0, pixels.length);
    PngFile.write(picture, folder.resolve(String.format(Locale.ROOT, "%05d.png", written++)));
  }

  @Override
  public void finish() {
    // every file is whole as soon as it is written
  }

  @Override
  public void close() {
    // nothing is open between pictures
  }
}
