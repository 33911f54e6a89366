package org.uncoil.render.pixel;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.HashMap;
import java.util.Map;

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
  private final Map<Pen, LineCoverage> falloffs = new HashMap<>();

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

  /** A pen's falloff, the same at every call. */
  LineCoverage falloff(Pen pen) {
    return falloffs.computeIfAbsent(pen, LineCoverage::new);
  }

  /** The part of a rectangle that lies on the image. */
  Rectangle within(Rectangle area) {
    return area.intersection(new Rectangle(width, height));
  }

  /**
   * A colour mixed into a pixel.
   *
   * @param below,colour 0xRRGGBB
   * @param value how much of the colour, from 0 to 255
   */
  static int mix(int below, int colour, int value) {
    // 0..255 becomes 0..256, so that a shift divides.
    int share = value + (value >>> 7);
    int rest = 256 - share;
    int redBlue = (below & 0xFF00FF) * rest + (colour & 0xFF00FF) * share;
    int green = (below & 0xFF00) * rest + (colour & 0xFF00) * share;
    return ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0xFF00);
  }
}
