package org.uncoil.render.map;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.uncoil.render.style.Theme;

/** Axes of JFreeChart whose marks are chosen by {@link AxisTicks}. */
final class TickedAxis {
  private static final int TICK = 7;

  private TickedAxis() {}

  /** An axis with these limits, marks and name. */
  static ValueAxis of(
      boolean logarithmic,
      double low,
      double high,
      List<AxisTick> ticks,
      String name,
      FigureStyle style) {
    ValueAxis axis = logarithmic ? new Logarithmic(ticks) : new Linear(ticks);
    axis.setAutoRange(false);
    axis.setRange(low, high);
    axis.setLabel(name);
    axis.setLabelFont(style.axisName());
    axis.setLabelPaint(Theme.LIGHT.text());
    axis.setLabelInsets(new RectangleInsets(style.px(5), style.px(5), style.px(5), style.px(5)));
    axis.setTickLabelFont(style.number());
    axis.setTickLabelPaint(Theme.LIGHT.text());
    double gap = style.px(TICK + 4); // labels begin at the area, not at the ends of the marks
    axis.setTickLabelInsets(new RectangleInsets(gap, gap, gap, gap));
    axis.setAxisLineVisible(false); // it would cover cells; the frame lies around them
    axis.setTickMarkPaint(Theme.LIGHT.text());
    axis.setTickMarkStroke(
        new BasicStroke(style.line(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    axis.setTickMarkOutsideLength((float) style.px(TICK));
    axis.setMinorTickMarksVisible(true);
    axis.setMinorTickMarkOutsideLength((float) style.px(4));
    return axis;
  }

  private static List<NumberTick> marks(List<AxisTick> ticks, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.stream()
        .map(
            tick ->
                new NumberTick(
                    tick.isMajor() ? TickType.MAJOR : TickType.MINOR,
                    tick.value(),
                    tick.label(),
                    anchor,
                    TextAnchor.CENTER,
                    0))
        .toList();
  }

  private static final class Linear extends NumberAxis {
    private final List<AxisTick> ticks;

    private Linear(List<AxisTick> ticks) {
      this.ticks = ticks;
    }

    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return marks(ticks, edge);
    }
  }

  private static final class Logarithmic extends LogAxis {
    private final List<AxisTick> ticks;

    private Logarithmic(List<AxisTick> ticks) {
      this.ticks = ticks;
    }

    /** The logarithm of Math may differ between machines in the last digit. */
    @Override
    public double calculateLog(double value) {
      return StrictMath.log10(value);
    }

    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return marks(ticks, edge);
    }
  }
}
