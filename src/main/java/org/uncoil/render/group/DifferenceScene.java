package org.uncoil.render.group;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.film.EmbeddingStage;
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
import org.uncoil.render.scene.ScatterCard;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;
import org.uncoil.text.Figures;

/**
 * Where on the input plane two networks predict differently: the region is shaded, and the points
 * for which they do are crosses.
 */
final class DifferenceScene implements Scene<List<FilmFrame>> {
  private static final Font NOTE = Typeface.regular(11);

  private final List<FilmSubject> subjects;
  private final Theme theme;
  private final Rectangle card;
  private final RegularGrid lattice;
  private final ScatterCard sheet;
  private final DecisionField field;
  private final List<PlotLayer> layers;
  private final PointCloud cloud;
  private final PointRenderer renderer;
  private String note = "";

  DifferenceScene(List<FilmSubject> subjects, Theme theme, Rectangle card, PointShapes shapes) {
    FilmSubject first = subjects.get(0);
    this.subjects = subjects;
    this.theme = theme;
    this.card = card;
    this.lattice = first.lattice();
    this.sheet =
        new ScatterCard(
            theme,
            card,
            "Different predictions",
            lattice.limits(),
            first.plane().label(0),
            first.plane().label(1));
    Tint tint = Tint.marking(theme, theme.separability());
    this.field = new DecisionField(lattice.columns(), lattice.rows(), 2, tint);
    this.layers =
        List.of(
            new RegionLayer(field),
            new GridLayer(lattice, theme.text()),
            new BoundaryLayer(field, theme.separability()));
    this.cloud = new PointCloud(first.plane().x(), first.plane().y());
    this.renderer = new PointRenderer(shapes);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    sheet.drawStill(graphics, layers, cloud, renderer);
  }

  @Override
  public void update(List<FilmFrame> frames) {
    float[] logits = new float[2 * lattice.size()];
    int differing = 0;
    for (int vertex = 0; vertex < lattice.size(); vertex++) {
      double difference = difference(frames.get(0), frames.get(1), vertex);
      logits[2 * vertex + 1] = (float) difference;
      differing += difference > 0 ? 1 : 0;
    }
    field.update(logits);
    int size = subjects.get(0).dataset().size();
    int points = 0;
    boolean[] marked = new boolean[size];
    for (int point = 0; point < size; point++) {
      marked[point] = decided(0, frames.get(0), point) != decided(1, frames.get(1), point);
      points += marked[point] ? 1 : 0;
    }
    cloud.mark(point -> marked[point]);
    note =
        Figures.percent((double) differing / lattice.size())
            + " of the plane · "
            + Figures.percent((double) points / size)
            + " of the points (×)";
  }

  /** Above 0 where the two decide differently; with two classes, 0 on both boundaries. */
  private double difference(FilmFrame one, FilmFrame other, int vertex) {
    int classes = subjects.get(0).dataset().classes();
    int from = vertex * classes;
    if (classes == 2) {
      double a = (double) one.latticeLogits()[from + 1] - one.latticeLogits()[from];
      double b = (double) other.latticeLogits()[from + 1] - other.latticeLogits()[from];
      double most = Math.max(Math.abs(a), Math.abs(b));
      return most == 0 ? -1 : -a / most * b;
    }
    return top(one.latticeLogits(), from, classes) == top(other.latticeLogits(), from, classes)
        ? -1
        : 1;
  }

  private static int top(float[] logits, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[from + c] > logits[from + best]) {
        best = c;
      }
    }
    return best;
  }

  private int decided(int run, FilmFrame frame, int point) {
    FilmSubject subject = subjects.get(run);
    double x = frame.x()[point];
    double y = frame.y()[point];
    if (subject.stage() == EmbeddingStage.BEFORE) {
      x = subject.network().bottleneckActivation().value(x);
      y = subject.network().bottleneckActivation().value(y);
    }
    return frame.lastLayer().classify(x, y);
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    sheet.drawMoving(graphics);
    drawNote(graphics);
  }

  private void drawNote(Graphics2D graphics) {
    double right = sheet.dataArea().getMaxX();
    Text.right(graphics, note, NOTE, theme.muted(), right, card.y + 25.0);
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    sheet.drawByChart(graphics);
    drawNote(graphics);
  }
}
