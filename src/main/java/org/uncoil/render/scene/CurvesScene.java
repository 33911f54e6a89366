package org.uncoil.render.scene;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.plot.Axes;
import org.uncoil.render.plot.Projection;
import org.uncoil.render.style.AxisNumbers;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;
import org.uncoil.text.Figures;

/**
 * Loss, accuracies and separability over all epochs: the whole curves faint, the part so far solid.
 */
public final class CurvesScene implements Scene<FilmFrame> {
  private static final int LEFT = 190;
  private static final int RIGHT = 56;
  private static final int TOP = 14;
  private static final int BOTTOM = 28;
  private static final double FAINT = 0.28;
  private static final Font SMALL = Typeface.regular(10.5);

  private final FilmSubject subject;
  private final Theme theme;
  private final Rectangle card;
  private final List<Curve> curves;
  private final NumberAxis epochs;
  private final NumberAxis loss;
  private final NumberAxis share;
  private final BufferedImage past;
  private EpochScore score;

  /** In a card. */
  public CurvesScene(FilmSubject subject, Theme theme, Rectangle card) {
    this.subject = subject;
    this.theme = theme;
    this.card = card;
    this.score = subject.scores().get(0);
    this.curves =
        Arrays.stream(Curve.values()).filter(curve -> curve.known(subject.scores())).toList();
    double first = score.epoch();
    double last = subject.scores().get(subject.scores().size() - 1).epoch();
    this.epochs = Axes.linear(theme, first, Math.max(first + 1, last), 7);
    double[] lossRange = lossRange(subject.scores());
    this.loss = Axes.hidden(theme, lossRange[0], lossRange[1]);
    this.share = Axes.hidden(theme, 0, 1);
    this.past = new BufferedImage(card.width, card.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = past.createGraphics();
    Text.hints(graphics);
    graphics.translate(-card.x, -card.y);
    drawCurves(graphics, 1);
    graphics.dispose();
  }

  private static double[] lossRange(List<EpochScore> scores) {
    double[] finite =
        scores.stream().mapToDouble(Curve.LOSS::value).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(-1);
    double high = Arrays.stream(finite).max().orElse(0);
    return high - low < 1e-3 ? new double[] {low - 0.5, high + 0.5} : new double[] {low, high};
  }

  private void drawCurves(Graphics2D graphics, double strength) {
    Card.draw(graphics, theme, card, "Training");
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(epochs);
    plot.setRangeAxis(0, loss);
    plot.setRangeAxis(1, share);
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      XYSeries series = new XYSeries(curve.title());
      subject.scores().forEach(s -> series.add(s.epoch(), curve.value(s)));
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
      renderer.setSeriesPaint(0, Theme.mix(theme.card(), curve.colour(theme), strength));
      renderer.setSeriesStroke(0, curve.stroke());
      renderer.setDrawSeriesLineAsPath(true);
      plot.setDataset(i, new XYSeriesCollection(series));
      plot.setRenderer(i, renderer);
      plot.mapDatasetToRangeAxis(i, curve.axis());
    }
    JFreeChart chart = ScatterCard.chart(plot, LEFT, RIGHT, TOP, BOTTOM);
    graphics.setColor(theme.border());
    for (double level : new double[] {0, 0.5, 1}) {
      double y = Math.floor(y(level, share)) + 0.5;
      graphics.draw(new Line2D.Double(dataArea().x, y, dataArea().getMaxX(), y));
    }
    chart.draw(graphics, card);
    Text.hints(graphics);
  }

  private Rectangle dataArea() {
    return new Rectangle(
        card.x + LEFT, card.y + TOP, card.width - LEFT - RIGHT, card.height - TOP - BOTTOM);
  }

  private double y(double value, NumberAxis axis) {
    return new Projection(epochs, axis, dataArea()).y(value);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    drawCurves(graphics, FAINT);
    double row = card.y + 48.0;
    for (Curve curve : curves) {
      graphics.setColor(curve.colour(theme));
      graphics.setStroke(curve.stroke());
      graphics.draw(new Line2D.Double(card.x + 16.0, row - 4, card.x + 30.0, row - 4));
      Text.left(graphics, curve.title(), Typeface.regular(11), theme.muted(), card.x + 36.0, row);
      row += 20;
    }
    Rectangle area = dataArea();
    for (double level : new double[] {0, 0.5, 1}) {
      double baseline = area.getMaxY() - level * area.height + 4;
      Text.left(
          graphics,
          AxisNumbers.format("0").format(100 * level) + "%",
          SMALL,
          theme.accuracy(),
          area.getMaxX() + 10,
          baseline);
      double value = Math.pow(10, loss.getLowerBound() + level * loss.getRange().getLength());
      Text.right(graphics, Figures.loss(value), SMALL, theme.muted(), area.x - 10.0, baseline);
    }
  }

  @Override
  public void update(FilmFrame frame) {
    score = subject.scores().get(frame.position());
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    Rectangle area = dataArea();
    double x = new Projection(epochs, share, area).x(score.epoch());
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      // A line that lies on the edge of the area is wider than the area.
      own.clip(new Rectangle2D.Double(area.x, area.y - 2, x - area.x, area.height + 4));
      own.drawImage(past, card.x, card.y, null);
    } finally {
      own.dispose();
    }
    graphics.setColor(theme.muted());
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(x, area.y - 4, x, area.getMaxY() + 2));
    for (Curve curve : curves) {
      double value = curve.value(score);
      if (!Double.isNaN(value)) {
        drawDot(graphics, curve, x, y(value, curve.axis() == 0 ? loss : share));
      }
    }
  }

  private void drawDot(Graphics2D graphics, Curve curve, double x, double y) {
    graphics.setColor(theme.card());
    graphics.fill(new Ellipse2D.Double(x - 5.5, y - 5.5, 11, 11));
    graphics.setColor(curve.colour(theme));
    graphics.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
    if (curve == Curve.TEST) {
      graphics.setColor(theme.card());
      graphics.fill(new Ellipse2D.Double(x - 2.2, y - 2.2, 4.4, 4.4));
    }
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    drawStill(graphics);
    drawMoving(graphics);
  }
}
