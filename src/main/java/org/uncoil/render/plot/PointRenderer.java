package org.uncoil.render.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.uncoil.render.pixel.PixelTarget;
import org.uncoil.render.pixel.Sprite;

/**
 * Draws a {@link PointCloud}. A point beyond the axes is a triangle at their rim that points to
 * where it is; one that is not finite is not drawn.
 */
public final class PointRenderer extends AbstractXYItemRenderer {
  private final PointShapes shapes;

  /** Draws each point in its shape. */
  public PointRenderer(PointShapes shapes) {
    this.shapes = shapes;
  }

  /** What all items of one drawing share. */
  private static final class State extends XYItemRendererState {
    private final Rectangle area;
    private final Projection projection;
    private final Graphics2D graphics;
    private final PixelTarget target;

    private State(Graphics2D graphics, PlotRenderingInfo info, Rectangle2D dataArea, XYPlot plot) {
      super(info);
      this.graphics = graphics;
      this.target = PixelTarget.of(graphics);
      this.area = dataArea.getBounds();
      this.projection = new Projection(plot.getDomainAxis(), plot.getRangeAxis(), dataArea);
      setProcessVisibleItemsOnly(false);
    }

    private void draw(Sprite shape, double x, double y) {
      if (target != null) {
        shape.stamp(target, area, x, y);
      } else {
        shape.draw(graphics, area, x, y);
      }
    }
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D graphics,
      Rectangle2D dataArea,
      XYPlot plot,
      XYDataset dataset,
      PlotRenderingInfo info) {
    return new State(graphics, info, dataArea, plot);
  }

  @Override
  public void drawItem(
      Graphics2D graphics,
      XYItemRendererState state,
      Rectangle2D dataArea,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshairState,
      int pass) {
    State own = (State) state;
    PointCloud cloud = (PointCloud) dataset;
    double x = own.projection.x(cloud.getXValue(series, item));
    double y = own.projection.y(cloud.getYValue(series, item));
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    Rectangle area = own.area;
    int point = cloud.point(item);
    if (x >= area.x && x <= area.getMaxX() && y >= area.y && y <= area.getMaxY()) {
      own.draw(cloud.marked(item) ? shapes.cross(point) : shapes.of(point), x, y);
    } else {
      int right = x < area.x ? -1 : x > area.getMaxX() ? 1 : 0;
      int down = y < area.y ? -1 : y > area.getMaxY() ? 1 : 0;
      double rimX = Math.max(area.x, Math.min(area.getMaxX(), x));
      double rimY = Math.max(area.y, Math.min(area.getMaxY(), y));
      own.draw(shapes.atRim(point, right, down), rimX, rimY);
    }
  }
}
