package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.Lattice;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.BoundaryLayer;
import org.uncoil.render.plot.DecisionField;
import org.uncoil.render.plot.GridLayer;
import org.uncoil.render.plot.Layer;
import org.uncoil.render.plot.PointCloud;
import org.uncoil.render.plot.PointRenderer;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.plot.RegionLayer;
import org.uncoil.render.plot.Tint;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** The embedding: points, the deformed grid, and how the last layer divides the plane. */
final class EmbeddingPanel implements Panel {
  private final FilmSubject subject;
  private final Theme theme;
  private final Rectangle card;
  private final ScatterPanel panel;
  private final Lattice lattice;
  private final DecisionField field;
  private final GridLayer grid;
  private final List<Layer> layers;
  private final PointCloud cloud;
  private final PointRenderer renderer;
  private String note = "";

  EmbeddingPanel(FilmSubject subject, Theme theme, Rectangle card, PointShapes shapes) {
    this.subject = subject;
    this.theme = theme;
    this.card = card;
    int classes = subject.dataset().classes();
    boolean straight = subject.stage() == EmbeddingStage.AFTER;
    // Straight lines need few vertices; before the activation they are curves, so every 5 pixels.
    this.lattice = new Lattice(subject.embeddingLimits(), straight ? 33 : 105, straight ? 25 : 79);
    String heading =
        "Embedding · %s %s"
            .formatted(
                straight ? "after" : "before",
                subject.activation().name().toLowerCase(Locale.ROOT));
    this.panel = new ScatterPanel(theme, card, heading, subject.embeddingLimits(), "e₁", "e₂");
    this.field =
        new DecisionField(lattice.columns(), lattice.rows(), classes, Tint.flat(theme, classes));
    this.grid = new GridLayer(subject.lattice(), theme.text(), 1);
    this.layers =
        List.of(
            new RegionLayer(field), panel.hairs(), grid, new BoundaryLayer(field, theme.text()));
    this.cloud = new PointCloud(subject.plane().x(), subject.plane().y());
    this.renderer = new PointRenderer(shapes);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    panel.drawStill(graphics, layers, cloud, renderer);
  }

  @Override
  public void update(FilmFrame frame) {
    field.update(logits(frame.lastLayer()));
    grid.update(frame.latticeX(), frame.latticeY());
    cloud.update(frame.x(), frame.y());
    note = note(frame);
  }

  private float[] logits(LastLayer lastLayer) {
    int classes = lastLayer.classes();
    float[] logits = new float[lattice.size() * classes];
    double[] read = new double[lattice.columns()];
    for (int column = 0; column < read.length; column++) {
      read[column] = read(lattice.x(column));
    }
    int i = 0;
    for (int row = 0; row < lattice.rows(); row++) {
      double y = read(lattice.y(row));
      for (double x : read) {
        for (int c = 0; c < classes; c++) {
          logits[i++] = (float) lastLayer.logit(c, x, y);
        }
      }
    }
    return logits;
  }

  /** What the last layer reads of a coordinate of this panel. */
  private double read(double coordinate) {
    return switch (subject.stage()) {
      case AFTER -> coordinate;
      case BEFORE -> subject.activation().value(coordinate);
    };
  }

  private String note(FilmFrame frame) {
    AxisLimits limits = subject.embeddingLimits();
    int beyond = 0;
    int lost = 0;
    for (int i = 0; i < frame.x().length; i++) {
      float x = frame.x()[i];
      float y = frame.y()[i];
      if (!Float.isFinite(x) || !Float.isFinite(y)) {
        lost++;
      } else if (x < limits.minX() || x > limits.maxX() || y < limits.minY() || y > limits.maxY()) {
        beyond++;
      }
    }
    List<String> parts = new ArrayList<>();
    if (beyond > 0) {
      parts.add(beyond + " beyond the axes");
    }
    if (lost > 0) {
      parts.add(lost + " not finite");
    }
    return String.join(" · ", parts);
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    panel.drawMoving(graphics);
    drawNote(graphics);
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    panel.drawByChart(graphics);
    drawNote(graphics);
  }

  private void drawNote(Graphics2D graphics) {
    if (!note.isEmpty()) {
      Text.right(
          graphics,
          note,
          Typeface.regular(11),
          theme.muted(),
          panel.dataArea().getMaxX(),
          card.y + 25.0);
    }
  }
}
