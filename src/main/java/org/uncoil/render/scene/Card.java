package org.uncoil.render.scene;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** A rounded sheet with a heading. */
public final class Card {
  private static final double CORNER = 14;

  private Card() {}

  /** Draws the sheet. */
  public static void draw(Graphics2D graphics, Theme theme, Rectangle area, String heading) {
    RoundRectangle2D sheet =
        new RoundRectangle2D.Double(
            area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1, CORNER, CORNER);
    graphics.setColor(theme.card());
    graphics.fill(sheet);
    graphics.setColor(theme.border());
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(sheet);
    Font font = Typeface.semiBold(13);
    String fitted = Text.fit(heading, font, area.width - 32.0);
    Text.left(graphics, fitted, font, theme.text(), area.x + 16.0, area.y + 25.0);
  }
}
