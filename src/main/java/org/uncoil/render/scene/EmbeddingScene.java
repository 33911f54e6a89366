package org.uncoil.render.scene;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.embedding.RigidMotion;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.BoundaryLayer;
import org.uncoil.render.plot.DecisionField;
import org.uncoil.render.plot.DeformedGrid;
import org.uncoil.render.plot.PlotLayer;
import org.uncoil.render.plot.PointCloud;
import org.uncoil.render.plot.PointRenderer;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.plot.RegionLayer;
import org.uncoil.render.plot.Tint;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;
import org.uncoil.text.Figures;

/**
 * The embedding: points, crosses where they are classified incorrectly, the deformed grid, and how
 * the last layer divides the plane.
 */
public final class EmbeddingScene implements Scene<FilmFrame> {
  private static final Font NOTE = Typeface.regular(11);

  private final FilmSubject subject;
  private final Theme theme;
  private final Rectangle card;
  private final ScatterCard sheet;
  private final AxisLimits limits;
  private final RegularGrid lattice;
  private final DecisionField field;
  private final DeformedGrid grid;
  private final List<PlotLayer> layers;
  private final PointCloud cloud;
  private final PointRenderer renderer;
  private final double noteRoom;
  private final boolean compact;
  private String note = "";

  /** In a card. */
  public EmbeddingScene(FilmSubject subject, Theme theme, Rectangle card, PointShapes shapes) {
    this(subject, theme, card, shapes, heading(subject), false);
  }

  /** Named by its activation, with the accuracy and without a key: one among others. */
  public static EmbeddingScene compact(
      FilmSubject subject, Theme theme, Rectangle card, PointShapes shapes) {
    return new EmbeddingScene(
        subject, theme, card, shapes, subject.network().activationLabel(), true);
  }

  private static String heading(FilmSubject subject) {
    return "Embedding · %s %s"
        .formatted(
            subject.stage() == EmbeddingStage.AFTER ? "after" : "before",
            subject.network().bottleneckActivation().label());
  }

  private EmbeddingScene(
      FilmSubject subject,
      Theme theme,
      Rectangle card,
      PointShapes shapes,
      String heading,
      boolean compact) {
    this.subject = subject;
    this.compact = compact;
    this.theme = theme;
    this.card = card;
    int classes = subject.dataset().classes();
    boolean straight = subject.stage() == EmbeddingStage.AFTER;
    // Straight lines need few vertices; before the activation they are curves, so every 5 pixels.
    Rectangle area = ScatterCard.dataArea(card);
    this.limits = subject.embeddingLimits().withAspect((double) area.width / area.height);
    int vertices = straight ? 33 : 91;
    this.lattice = new RegularGrid(limits, vertices, vertices);
    this.sheet = new ScatterCard(theme, card, heading, limits, "e₁", "e₂");
    this.field =
        new DecisionField(lattice.columns(), lattice.rows(), classes, Tint.flat(theme, classes));
    this.grid = new DeformedGrid(subject.lattice(), theme);
    this.layers =
        List.of(
            new RegionLayer(field), sheet.hairs(), grid, new BoundaryLayer(field, theme.text()));
    this.noteRoom = area.getMaxX() - card.x - 36 - Text.width(heading, Typeface.semiBold(13));
    this.cloud = new PointCloud(subject.plane().x(), subject.plane().y());
    this.renderer = new PointRenderer(shapes);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    sheet.drawStill(graphics, layers, cloud, renderer);
    drawKey(graphics);
  }

  private void drawKey(Graphics2D graphics) {
    if (!compact) {
      EmbeddingKey.draw(graphics, theme, sheet.dataArea(), sheet.dataArea().getMaxY() + 33);
    }
  }

  @Override
  public void update(FilmFrame frame) {
    field.update(logits(frame.lastLayer(), frame.motion().inverse()));
    float[][] vertices = moved(frame.motion(), frame.latticeX(), frame.latticeY());
    grid.update(vertices[0], vertices[1]);
    float[][] points = moved(frame.motion(), frame.x(), frame.y());
    cloud.update(points[0], points[1]);
    cloud.mark(point -> wrong(frame, point));
    String own = note(points[0], points[1]);
    double accuracy = subject.scores().get(frame.position()).accuracy();
    note =
        !compact
            ? own
            : own.isEmpty() ? Figures.percent(accuracy) : own + " · " + Figures.percent(accuracy);
  }

  private static float[][] moved(RigidMotion motion, float[] x, float[] y) {
    if (motion.equals(RigidMotion.NONE)) {
      return new float[][] {x, y};
    }
    float[][] moved = {x.clone(), y.clone()};
    motion.move(moved[0], moved[1]);
    return moved;
  }

  private boolean wrong(FilmFrame frame, int point) {
    double x = read(frame.x()[point]);
    double y = read(frame.y()[point]);
    int label = subject.dataset().label(point);
    // A network that is not finite any more gives no class.
    return Double.isFinite(frame.lastLayer().logit(label, x, y))
        && frame.lastLayer().classify(x, y) != label;
  }

  private float[] logits(LastLayer lastLayer, RigidMotion back) {
    int classes = lastLayer.classes();
    float[] logits = new float[lattice.size() * classes];
    int i = 0;
    for (int row = 0; row < lattice.rows(); row++) {
      double y = lattice.y(row);
      for (int column = 0; column < lattice.columns(); column++) {
        double x = lattice.x(column);
        double first = read(back.x(x, y));
        double second = read(back.y(x, y));
        for (int c = 0; c < classes; c++) {
          logits[i++] = (float) lastLayer.logit(c, first, second);
        }
      }
    }
    return logits;
  }

  /** What the last layer reads of a coordinate of this sheet. */
  private double read(double coordinate) {
    return switch (subject.stage()) {
      case AFTER -> coordinate;
      case BEFORE -> subject.network().bottleneckActivation().value(coordinate);
    };
  }

  private String note(float[] pointsX, float[] pointsY) {
    int beyond = 0;
    int lost = 0;
    for (int i = 0; i < pointsX.length; i++) {
      float x = pointsX[i];
      float y = pointsY[i];
      if (!Float.isFinite(x) || !Float.isFinite(y)) {
        lost++;
      } else if (x < limits.minX() || x > limits.maxX() || y < limits.minY() || y > limits.maxY()) {
        beyond++;
      }
    }
    List<String> parts = new ArrayList<>();
    double folded = grid.distortion().folded();
    if (folded > 0) {
      parts.add(Figures.percent(folded) + " of the plane folded");
    }
    if (beyond > 0) {
      parts.add(beyond + " outside");
    }
    if (lost > 0) {
      parts.add(lost + " not finite");
    }
    return String.join(" · ", parts);
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    sheet.drawMoving(graphics);
    drawNote(graphics);
  }

  @Override
  public Rectangle covers() {
    return sheet.dataArea();
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    sheet.drawByChart(graphics);
    drawKey(graphics);
    drawNote(graphics);
  }

  private void drawNote(Graphics2D graphics) {
    if (!note.isEmpty()) {
      Text.right(
          graphics,
          Text.fit(note, NOTE, noteRoom),
          NOTE,
          theme.muted(),
          sheet.dataArea().getMaxX(),
          card.y + 25.0);
    }
  }
}
