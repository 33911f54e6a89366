package org.uncoil.render.plot;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** A plot's linear axes as two factors and two offsets, so that many points cost little. */
public final class Projection {
  private final double factorX;
  private final double offsetX;
  private final double factorY;
  private final double offsetY;

  /** For linear axes along the bottom and the left of an area. */
  public Projection(ValueAxis domain, ValueAxis range, Rectangle2D area) {
    double left = domain.getLowerBound();
    double bottom = range.getLowerBound();
    double leftPixel = domain.valueToJava2D(left, area, RectangleEdge.BOTTOM);
    double rightPixel = domain.valueToJava2D(domain.getUpperBound(), area, RectangleEdge.BOTTOM);
    double bottomPixel = range.valueToJava2D(bottom, area, RectangleEdge.LEFT);
    double topPixel = range.valueToJava2D(range.getUpperBound(), area, RectangleEdge.LEFT);
    this.factorX = (rightPixel - leftPixel) / (domain.getUpperBound() - left);
    this.offsetX = leftPixel - left * factorX;
    this.factorY = (topPixel - bottomPixel) / (range.getUpperBound() - bottom);
    this.offsetY = bottomPixel - bottom * factorY;
  }

  /** Horizontal pixel of a value. */
  public double x(double value) {
    return offsetX + factorX * value;
  }

  /** Vertical pixel of a value. */
  public double y(double value) {
    return offsetY + factorY * value;
  }
}
