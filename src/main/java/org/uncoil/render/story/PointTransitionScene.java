package org.uncoil.render.story;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.DeformedGrid;
import org.uncoil.render.plot.PlotLayer;
import org.uncoil.render.plot.PointCloud;
import org.uncoil.render.plot.PointRenderer;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.scene.ScatterCard;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Theme;

/** Points and grid alone, wherever they are. */
final class PointTransitionScene implements Scene<FilmFrame> {
  private final ScatterCard sheet;
  private final DeformedGrid grid;
  private final List<PlotLayer> layers;
  private final PointCloud cloud;
  private final PointRenderer renderer;

  PointTransitionScene(FilmSubject subject, Theme theme, Rectangle card) {
    Rectangle area = ScatterCard.dataArea(card);
    AxisLimits limits = subject.embeddingLimits().withAspect((double) area.width / area.height);
    this.sheet =
        new ScatterCard(theme, card, "From the input to the embedding", limits, "e₁", "e₂");
    this.grid = new DeformedGrid(subject.lattice(), theme);
    this.layers = List.of(sheet.hairs(), grid);
    this.cloud = new PointCloud(subject.plane().x(), subject.plane().y());
    this.renderer = new PointRenderer(new PointShapes(subject.dataset(), theme));
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    sheet.drawStill(graphics, layers, cloud, renderer);
  }

  @Override
  public void update(FilmFrame frame) {
    grid.update(frame.latticeX(), frame.latticeY());
    cloud.update(frame.x(), frame.y());
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    sheet.drawMoving(graphics);
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    sheet.drawByChart(graphics);
  }
}
