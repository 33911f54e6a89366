package org.uncoil.render.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** An annotation that draws in the whole data area, told how its values become pixels. */
public abstract class PlotLayer extends AbstractXYAnnotation {
  @Override
  public final void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D dataArea,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    draw(graphics, dataArea.getBounds(), new Projection(domainAxis, rangeAxis, dataArea));
  }

  /** Draws the layer. */
  public abstract void draw(Graphics2D graphics, Rectangle area, Projection projection);
}
