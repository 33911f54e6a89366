package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures compared as an eye would: how much they differ on average, and how often clearly. */
final class Pictures {
  /** A channel that differs by more is seen. */
  private static final int CLEAR = 40;

  private Pictures() {}

  /**
   * @param mean of the channels' absolute differences, 0 to 255
   * @param clear share of the pixels that differ clearly
   */
  record Difference(double mean, double clear) {}

  static Difference compare(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      throw new AssertionError(
          a.getWidth() + " × " + a.getHeight() + " and " + b.getWidth() + " × " + b.getHeight());
    }
    long sum = 0;
    int clear = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int difference =
              Math.abs((a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF));
          sum += difference;
          most = Math.max(most, difference);
        }
        clear += most > CLEAR ? 1 : 0;
      }
    }
    double pixels = (double) a.getWidth() * a.getHeight();
    return new Difference(sum / pixels / 3, clear / pixels);
  }

  static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    copy.getGraphics().drawImage(picture, 0, 0, null);
    return copy;
  }

  /** Half as wide and high, in five bits per channel: small as a file. */
  static BufferedImage reduced(BufferedImage picture) {
    BufferedImage half =
        new BufferedImage(
            picture.getWidth() / 2, picture.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, half.getWidth(), half.getHeight(), null);
    graphics.dispose();
    for (int y = 0; y < half.getHeight(); y++) {
      for (int x = 0; x < half.getWidth(); x++) {
        half.setRGB(x, y, half.getRGB(x, y) & 0xF0F0F0);
      }
    }
    return half;
  }
}
