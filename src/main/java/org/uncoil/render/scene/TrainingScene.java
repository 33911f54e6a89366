package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.pixel.PixelTarget;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;

/** Input space and embedding side by side over the course of training, 1280 × 720. */
public final class TrainingScene implements Scene {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final Theme theme;
  private final List<Panel> panels;
  private final int[] still;
  private final BufferedImage picture =
      new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final PixelTarget target = new PixelTarget(picture);

  /** Lays everything out and draws what stands still. */
  public TrainingScene(FilmSubject subject, Theme theme) {
    this.theme = theme;
    PointShapes shapes = new PointShapes(subject.dataset(), theme);
    this.panels =
        List.of(
            new Header(subject, theme),
            new InputPanel(subject, theme, new Rectangle(20, 84, 614, 470), shapes),
            new EmbeddingPanel(subject, theme, new Rectangle(646, 84, 614, 470), shapes),
            new TrainingPanel(subject, theme, new Rectangle(20, 566, 1240, 134)));
    BufferedImage image = background();
    Graphics2D graphics = image.createGraphics();
    panels.forEach(
        panel -> {
          Text.hints(graphics);
          panel.drawStill(graphics);
        });
    graphics.dispose();
    this.still = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private BufferedImage background() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(theme.background());
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    return image;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public BufferedImage draw(FilmFrame frame) {
    System.arraycopy(still, 0, target.pixels(), 0, still.length);
    Graphics2D graphics = picture.createGraphics();
    Text.hints(graphics);
    target.carryOn(graphics);
    for (Panel panel : panels) {
      panel.update(frame);
      panel.drawMoving(graphics);
    }
    graphics.dispose();
    return picture;
  }

  /** Draws a frame anew by {@code JFreeChart.draw}, all vectors: slow, and free of shortcuts. */
  BufferedImage drawByCharts(FilmFrame frame) {
    BufferedImage image = background();
    Graphics2D graphics = image.createGraphics();
    for (Panel panel : panels) {
      Text.hints(graphics);
      panel.update(frame);
      panel.drawByChart(graphics);
    }
    graphics.dispose();
    return image;
  }
}
