package org.uncoil.render.pixel;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pixels of an image, 0xRRGGBB row by row, and a mask of the same size in which lines gather
 * before they are blended. Travels to renderers and annotations as a rendering hint.
 */
public final class PixelTarget {
  private static final RenderingHints.Key KEY =
      new RenderingHints.Key(0x556E636F) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof PixelTarget;
        }
      };

  private final int[] pixels;
  private final int width;
  private final int height;
  private final Coverage coverage;

  /**
   * @param image of type {@link BufferedImage#TYPE_INT_RGB}
   */
  public PixelTarget(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException(
          "image type = " + image.getType() + ": must be TYPE_INT_RGB");
    }
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.coverage = new Coverage(width, height);
  }

  /** The target that a graphics context carries, or null where it is to draw vectors. */
  public static PixelTarget of(Graphics2D graphics) {
    return (PixelTarget) graphics.getRenderingHint(KEY);
  }

  /** Makes what is drawn on the context go straight to these pixels, where it can. */
  public void carryOn(Graphics2D graphics) {
    graphics.setRenderingHint(KEY, this);
  }

  /** The pixels themselves. */
  public int[] pixels() {
    return pixels;
  }

  /** Pixels per row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  Coverage coverage() {
    return coverage;
  }

  /** The part of a rectangle that lies on the image. */
  Rectangle within(Rectangle area) {
    return area.intersection(new Rectangle(width, height));
  }

  /**
   * One pixel under a colour.
   *
   * @param below 0xRRGGBB
   * @param premultiplied 0xAARRGGBB, its colours already multiplied by its alpha
   */
  static int over(int below, int premultiplied) {
    int rest = 255 - (premultiplied >>> 24);
    int redBlue = (below & 0xFF00FF) * rest + 0x800080;
    int green = (below & 0xFF00) * rest + 0x8000;
    redBlue = (redBlue + (redBlue >>> 8 & 0xFF00FF)) >>> 8 & 0xFF00FF;
    green = (green + (green >>> 8 & 0xFF00)) >>> 8 & 0xFF00;
    return (premultiplied & 0xFFFFFF) + (redBlue | green);
  }
}
