package org.uncoil.render.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import org.uncoil.render.plot.DeformedGrid;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.style.AxisNumbers;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** Says what crosses, dashes and the grid's colours mean, below the axes of an embedding. */
final class EmbeddingKey {
  private static final Font FONT = Typeface.regular(10.5);
  private static final int STEPS = 12;
  private static final int BAR = 3;

  private EmbeddingKey() {}

  /** Draws beside the name of the axis below a data area, on one baseline. */
  static void draw(Graphics2D graphics, Theme theme, Rectangle area, double baseline) {
    double middle = baseline - 3.5;
    Graphics2D own = (Graphics2D) graphics.create();
    own.translate(area.x + PointShapes.CROSS, middle);
    PointShapes.cross(own, theme.text(), theme.card());
    own.dispose();
    double x = area.x + 14.0;
    Text.left(graphics, "incorrect", FONT, theme.muted(), x, baseline);
    x += Text.width("incorrect", FONT) + 12;
    graphics.setColor(theme.text());
    graphics.setStroke(
        new BasicStroke(
            1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {3, 5}, 0));
    graphics.draw(new Line2D.Double(x, middle, x + 18, middle));
    Text.left(graphics, "fold", FONT, theme.muted(), x + 24, baseline);
    drawColours(graphics, theme, area.getMaxX(), baseline);
  }

  private static void drawColours(Graphics2D graphics, Theme theme, double right, double baseline) {
    String most = AxisNumbers.format("0").format(DeformedGrid.MOST);
    Text.right(graphics, "×" + most, FONT, theme.muted(), right, baseline);
    int x = (int) (right - Text.width("×" + most, FONT) - 5);
    Color[] colours = DeformedGrid.colours(theme, STEPS).colours();
    for (int i = colours.length - 1; i >= 0; i--) {
      x -= BAR;
      graphics.setColor(colours[i]);
      graphics.fillRect(x, (int) baseline - 7, BAR, 6);
    }
    Text.right(graphics, "area ÷" + most, FONT, theme.muted(), x - 5.0, baseline);
  }
}
