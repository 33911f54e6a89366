package org.uncoil.render.pixel;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A small shape drawn beforehand at 4 × 4 positions within a pixel, so that it can be stamped often
 * and still moves smoothly.
 */
public final class Sprite {
  private static final int PHASES = 4;

  private final Consumer<Graphics2D> shape;
  private final int size;
  private final double radius;
  private final Stamp[] phases = new Stamp[PHASES * PHASES];

  /**
   * @param shape draws the shape around the origin
   * @param radius how far it reaches from there, in pixels
   */
  public Sprite(Consumer<Graphics2D> shape, double radius) {
    this.shape = shape;
    this.radius = radius;
    // From the left end at the first position within a pixel to the right end at the last.
    int reach = (int) Math.max(Math.ceil(radius), Math.floor(radius + 1 - 1.0 / PHASES));
    this.size = 2 * reach + 1;
    for (int phase = 0; phase < phases.length; phase++) {
      BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      int middle = size / 2;
      int row = phase / PHASES;
      graphics.translate(
          middle + (phase % PHASES) / (double) PHASES, middle + row / (double) PHASES);
      shape.accept(graphics);
      graphics.dispose();
      phases[phase] = new Stamp(image);
    }
  }

  /** Draws the shape at a position, as vectors. */
  public void draw(Graphics2D graphics, Rectangle clip, double x, double y) {
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      if (clip.contains(x - radius, y - radius, 2 * radius, 2 * radius)) {
        // Any clip would be a path of its own in an SVG, and half of its size.
        own.setClip(null);
      } else {
        own.clip(clip);
      }
      own.translate(x, y);
      shape.accept(own);
    } finally {
      own.dispose();
    }
  }

  /** Stamps the shape at the nearest of its positions. */
  public void stamp(PixelTarget target, Rectangle clip, double x, double y) {
    int fineX = (int) Math.floor(x * PHASES + 0.5);
    int fineY = (int) Math.floor(y * PHASES + 0.5);
    int left = Math.floorDiv(fineX, PHASES) - size / 2;
    int top = Math.floorDiv(fineY, PHASES) - size / 2;
    Stamp stamp = phases[Math.floorMod(fineY, PHASES) * PHASES + Math.floorMod(fineX, PHASES)];
    stamp.put(target, clip, left, top);
  }
}
