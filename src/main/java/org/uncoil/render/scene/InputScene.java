package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.BoundaryLayer;
import org.uncoil.render.plot.DecisionField;
import org.uncoil.render.plot.GridLayer;
import org.uncoil.render.plot.PlotLayer;
import org.uncoil.render.plot.PointCloud;
import org.uncoil.render.plot.PointRenderer;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.plot.RegionLayer;
import org.uncoil.render.plot.Tint;
import org.uncoil.render.style.Theme;

/** The input plane: points, what the network decides everywhere, and the grid at rest. */
public final class InputScene implements Scene<FilmFrame> {
  private final Theme theme;
  private final Rectangle card;
  private final boolean keyed;
  private final ScatterCard sheet;
  private final DecisionField field;
  private final List<PlotLayer> layers;
  private final PointCloud cloud;
  private final PointRenderer renderer;

  /** In a card. */
  public InputScene(FilmSubject subject, Theme theme, Rectangle card, PointShapes shapes) {
    this.theme = theme;
    this.card = card;
    this.keyed = subject.hasTestPoints();
    RegularGrid lattice = subject.lattice();
    int classes = subject.dataset().classes();
    this.sheet =
        new ScatterCard(
            theme,
            card,
            subject.dataset().dimensions() > 2
                ? "Input space · a slice through the mean"
                : "Input space",
            lattice.limits(),
            subject.plane().label(0),
            subject.plane().label(1));
    this.field =
        new DecisionField(lattice.columns(), lattice.rows(), classes, Tint.graded(theme, classes));
    this.layers =
        List.of(
            new RegionLayer(field),
            new GridLayer(lattice, theme.text()),
            new BoundaryLayer(field, theme.text()));
    this.cloud = new PointCloud(subject.plane().x(), subject.plane().y());
    this.renderer = new PointRenderer(shapes);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    sheet.drawStill(graphics, layers, cloud, renderer);
    drawKey(graphics);
  }

  private void drawKey(Graphics2D graphics) {
    if (keyed) {
      PointKey.draw(graphics, theme, sheet.dataArea().getMaxX(), card.y + 25.0);
    }
  }

  @Override
  public void update(FilmFrame frame) {
    field.update(frame.latticeLogits());
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    sheet.drawMoving(graphics);
  }

  @Override
  public Rectangle covers() {
    return sheet.dataArea();
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    sheet.drawByChart(graphics);
    drawKey(graphics);
  }
}
