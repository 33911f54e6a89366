package org.uncoil.render.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** The tinted regions of a classifier. */
public final class RegionLayer extends PlotLayer {
  private final DecisionField field;

  /** The regions of a field. */
  public RegionLayer(DecisionField field) {
    this.field = field;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle area, Projection projection) {
    field.paint(graphics, area);
  }
}
