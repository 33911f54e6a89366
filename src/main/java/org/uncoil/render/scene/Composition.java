package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.uncoil.render.pixel.PixelTarget;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;

/**
 * Scenes on one picture: turns frames into pictures of one size. Not for several threads.
 *
 * @param <F> what a picture shows
 */
public final class Composition<F> {
  private final int width;
  private final int height;
  private final Theme theme;
  private final List<Scene<F>> scenes;
  private final Backdrop still;
  private final BufferedImage picture;
  private final PixelTarget target;

  /**
   * Draws what stands still.
   *
   * @param width,height of every picture, in pixels
   * @param theme gives the background
   * @param scenes drawn in this order
   */
  public Composition(int width, int height, Theme theme, List<Scene<F>> scenes) {
    this.width = width;
    this.height = height;
    this.theme = theme;
    this.scenes = List.copyOf(scenes);
    this.picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.target = new PixelTarget(picture);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    fillBackground(graphics);
    for (Scene<F> scene : scenes) {
      Text.hints(graphics);
      scene.drawStill(graphics);
    }
    graphics.dispose();
    this.still = new Backdrop(image, scenes.stream().map(Scene::covers).toList());
  }

  private void fillBackground(Graphics2D graphics) {
    graphics.setColor(theme.background());
    graphics.fillRect(0, 0, width, height);
  }

  /** Width of every picture in pixels. */
  public int width() {
    return width;
  }

  /** Height of every picture in pixels. */
  public int height() {
    return height;
  }

  /**
   * Draws a frame; frames may come in any order.
   *
   * @return of type {@link BufferedImage#TYPE_INT_RGB}; the same at every call, drawn over
   */
  public BufferedImage draw(F frame) {
    still.restore(target.pixels());
    Graphics2D graphics = picture.createGraphics();
    Text.hints(graphics);
    target.carryOn(graphics);
    for (Scene<F> scene : scenes) {
      scene.update(frame);
      scene.drawMoving(graphics);
    }
    graphics.dispose();
    return picture;
  }

  /** Draws a frame anew by {@code JFreeChart.draw}, all vectors: what {@link #draw} must equal. */
  public BufferedImage drawByCharts(F frame) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    drawByCharts(graphics, frame);
    graphics.dispose();
    return image;
  }

  /** The same on a context, such as one that writes an SVG. */
  public void drawByCharts(Graphics2D graphics, F frame) {
    fillBackground(graphics);
    for (Scene<F> scene : scenes) {
      Text.hints(graphics);
      scene.update(frame);
      scene.drawByChart(graphics);
    }
  }
}
