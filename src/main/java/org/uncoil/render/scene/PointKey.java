package org.uncoil.render.scene;

import java.awt.Font;
import java.awt.Graphics2D;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** Says which points train and which are test points. */
final class PointKey {
  private static final Font FONT = Typeface.regular(11);
  private static final double GAP = 16;

  private PointKey() {}

  /** Draws up to a right end on a baseline. */
  static void draw(Graphics2D graphics, Theme theme, double right, double baseline) {
    double x = right;
    for (boolean hollow : new boolean[] {true, false}) {
      String text = hollow ? "test" : "training";
      Text.right(graphics, text, FONT, theme.muted(), x, baseline);
      x -= Text.width(text, FONT) + 9;
      Graphics2D own = (Graphics2D) graphics.create();
      own.translate(x, baseline - 4);
      own.scale(1.15, 1.15);
      if (hollow) {
        PointShapes.ring(own, theme.muted(), theme.card());
      } else {
        PointShapes.disc(own, theme.muted(), theme.card());
      }
      own.dispose();
      x -= PointShapes.RADIUS + GAP;
    }
  }
}
