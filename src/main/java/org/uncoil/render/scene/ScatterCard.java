package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.render.plot.Axes;
import org.uncoil.render.plot.GridlineLayer;
import org.uncoil.render.plot.PlotLayer;
import org.uncoil.render.plot.PointCloud;
import org.uncoil.render.plot.PointRenderer;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;

/** A card with points over layers, on axes that stay. */
public final class ScatterCard {
  /** Around the data area, within the card. */
  private static final int LEFT = 66;

  private static final int TOP = 38;
  private static final int BOTTOM = 42;
  private static final int RIGHT = 28;

  private final Theme theme;
  private final Rectangle card;
  private final String heading;
  private final NumberAxis domain;
  private final NumberAxis range;
  private final XYPlot plot;
  private final JFreeChart chart;

  /**
   * @param limits of the axes
   * @param nameX,nameY what stands beside them
   */
  public ScatterCard(
      Theme theme, Rectangle card, String heading, AxisLimits limits, String nameX, String nameY) {
    this.theme = theme;
    this.card = card;
    this.heading = heading;
    Rectangle data = dataArea();
    this.domain = Axes.named(theme, limits.minX(), limits.maxX(), 5, nameX, data.width);
    this.range = Axes.named(theme, limits.minY(), limits.maxY(), 4, nameY, data.height);
    this.plot = new XYPlot(null, domain, range, null);
    this.chart = chart(plot, LEFT, RIGHT, TOP, BOTTOM);
  }

  /** A bare chart whose data area lies so many pixels within what it is drawn in. */
  public static JFreeChart chart(XYPlot plot, int left, int right, int top, int bottom) {
    AxisSpace beside = new AxisSpace();
    beside.setLeft(left);
    beside.setRight(right);
    AxisSpace around = new AxisSpace();
    around.setTop(top);
    around.setBottom(bottom);
    plot.setFixedRangeAxisSpace(beside);
    plot.setFixedDomainAxisSpace(around);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setNoDataMessage(null);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    RenderingHints hints = chart.getRenderingHints();
    hints.put(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    hints.put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    return chart;
  }

  /** Where the points are drawn, in pixels of the picture. */
  public Rectangle dataArea() {
    return dataArea(card);
  }

  /** Where a card's points are drawn, in pixels of the picture. */
  public static Rectangle dataArea(Rectangle card) {
    return new Rectangle(
        card.x + LEFT, card.y + TOP, card.width - LEFT - RIGHT, card.height - TOP - BOTTOM);
  }

  /** Hair lines at the labelled values. */
  public GridlineLayer hairs() {
    return new GridlineLayer(Axes.labelled(domain), Axes.labelled(range), theme.text());
  }

  /** Draws card and axes, then puts points and the layers below them on the plot. */
  public void drawStill(
      Graphics2D graphics, List<PlotLayer> layers, PointCloud cloud, PointRenderer renderer) {
    Card.draw(graphics, theme, card, heading);
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(graphics, card, info);
    Rectangle actual = info.getPlotInfo().getDataArea().getBounds();
    if (!actual.equals(dataArea())) {
      throw new IllegalStateException(
          "the chart's data area is " + actual + ", but " + dataArea() + " was laid out");
    }
    layers.forEach(layer -> renderer.addAnnotation(layer, Layer.BACKGROUND));
    plot.setRenderer(renderer);
    plot.setDataset(cloud);
  }

  /** Draws points and layers alone. */
  public void drawMoving(Graphics2D graphics) {
    Rectangle area = dataArea();
    plot.getRenderer().drawAnnotations(graphics, area, domain, range, Layer.BACKGROUND, null);
    plot.render(graphics, area, 0, null, null);
  }

  /** Draws everything by the chart. */
  public void drawByChart(Graphics2D graphics) {
    Card.draw(graphics, theme, card, heading);
    chart.draw(graphics, card);
    Text.hints(graphics);
  }
}
