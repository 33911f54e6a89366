package org.uncoil.render.diagram;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.embedding.InputPlane;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.pixel.LineRasteriser;
import org.uncoil.render.style.Theme;

/**
 * Units in columns, weights as lines between them. Where a layer has few units, each is a map of
 * what it gives out over the input plane; else a disc. The bottleneck stands on a band.
 */
public final class NetworkDiagram {
  private static final double BAND = 9;

  private final FilmSubject subject;
  private final Theme theme;
  private final Rectangle area;
  private final DiagramLayout layout;
  private final ColumnLabels labels;
  private final ActivationMap map;
  private final float[][] inputs;
  private final List<Edges> edges = new ArrayList<>();
  private final Map<Integer, Nodes> nodes = new HashMap<>();
  private FilmFrame frame;

  /**
   * @param area of the units' middles, without the labels below
   */
  public NetworkDiagram(FilmSubject subject, Theme theme, Rectangle area) {
    this.subject = subject;
    this.theme = theme;
    this.area = area;
    this.layout = new DiagramLayout(subject.trained(), area);
    this.labels = new ColumnLabels(layout, theme, area);
    this.map = new ActivationMap(subject.lattice(), theme);
    this.inputs = inputs(subject.plane(), subject.lattice());
    List<LayerColumn> columns = layout.columns();
    for (int i = 0; i < columns.size(); i++) {
      LayerColumn column = columns.get(i);
      if (!layout.mapped(column)) {
        nodes.put(i, new Nodes(column, layout, subject.trained(), theme));
      }
      if (i > 0 && columns.get(i - 1).layer() == column.layer() - 1) {
        edges.add(new Edges(columns.get(i - 1), column, subject.trained()));
      }
    }
  }

  /** Each input over the plane, counted from the plane's middle. */
  private static float[][] inputs(InputPlane plane, RegularGrid lattice) {
    double[] middle =
        plane.toInput(
            (lattice.limits().minX() + lattice.limits().maxX()) / 2,
            (lattice.limits().minY() + lattice.limits().maxY()) / 2);
    float[][] inputs = new float[plane.dimensions()][lattice.size()];
    for (int vertex = 0; vertex < lattice.size(); vertex++) {
      double[] input =
          plane.toInput(
              lattice.x(vertex % lattice.columns()), lattice.y(vertex / lattice.columns()));
      for (int i = 0; i < inputs.length; i++) {
        inputs[i][vertex] = (float) (input[i] - middle[i]);
      }
    }
    return inputs;
  }

  /** Draws what no frame changes. */
  public void drawStill(Graphics2D graphics) {
    for (LayerColumn column : layout.columns()) {
      if (layout.bottleneck(column)) {
        double half = Math.max(layout.mapSize() / 2.0, 5) + Math.min(BAND, 0.15 * layout.gap());
        double top = column.y(0) - half - BAND;
        double height = column.y(column.units().length - 1) + half + BAND - top;
        graphics.setColor(Theme.mix(theme.card(), theme.text(), 0.07));
        graphics.fill(
            new RoundRectangle2D.Double(column.x() - half, top, 2 * half, height, 14, 14));
      }
    }
    labels.draw(graphics);
  }

  /** Takes the next frame. */
  public void update(FilmFrame next) {
    this.frame = next;
  }

  /** Draws what a frame changes. */
  public void drawMoving(Graphics2D graphics) {
    Rectangle clip = new Rectangle(area);
    clip.grow(20, 20);
    LineRasteriser ink = LineRasteriser.glaze(graphics, clip, theme.negative(), theme.positive());
    edges.forEach(bundle -> bundle.draw(ink, frame.network()));
    ink.dry();
    List<LayerColumn> columns = layout.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (nodes.containsKey(i)) {
        nodes.get(i).draw(graphics, clip, frame.network());
      } else {
        drawMaps(graphics, columns.get(i));
      }
    }
  }

  private void drawMaps(Graphics2D graphics, LayerColumn column) {
    int size = layout.mapSize();
    boolean bottleneck = layout.bottleneck(column);
    graphics.setStroke(new BasicStroke(bottleneck ? 1.6f : 1f));
    graphics.setColor(bottleneck ? theme.text() : theme.muted());
    for (int place = 0; place < column.units().length; place++) {
      int left = (int) Math.round(column.x() - size / 2.0);
      int top = (int) Math.round(column.y(place) - size / 2.0);
      values(column, column.units()[place]).paint(graphics, new Rectangle(left, top, size, size));
      graphics.draw(new Rectangle2D.Double(left, top, size, size));
    }
  }

  private ActivationMap values(LayerColumn column, int unit) {
    if (column.layer() == 0) {
      return map.of(inputs[unit], 0);
    }
    if (layout.bottleneck(column)) {
      return map.of(bottleneck(unit == 0 ? frame.latticeX() : frame.latticeY()), 0);
    }
    return map.of(frame.hidden()[column.layer() - 1], unit * subject.lattice().size());
  }

  /** What the bottleneck gives out, whichever of its tensors the frame holds. */
  private float[] bottleneck(float[] drawn) {
    if (subject.stage() == EmbeddingStage.AFTER) {
      return drawn;
    }
    float[] after = new float[drawn.length];
    for (int i = 0; i < after.length; i++) {
      after[i] = (float) subject.network().bottleneckActivation().value(drawn[i]);
    }
    return after;
  }
}
