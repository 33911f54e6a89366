package org.uncoil.render.pixel;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** A painter of every pixel of a rectangle. */
@FunctionalInterface
public interface Raster {
  /** Sets the rectangle's pixels, 0xRRGGBB; {@code stride} of them make a row of the array. */
  void paint(int[] pixels, int stride, Rectangle area);

  /** Paints on a context: into its pixels where it carries some, else by way of an image. */
  default void paint(Graphics2D graphics, Rectangle area) {
    PixelTarget target = PixelTarget.of(graphics);
    if (target != null) {
      paint(target.pixels(), target.width(), area);
      return;
    }
    BufferedImage image = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_RGB);
    PixelTarget own = new PixelTarget(image);
    paint(own.pixels(), own.width(), new Rectangle(area.width, area.height));
    graphics.drawImage(image, area.x, area.y, null);
  }
}
