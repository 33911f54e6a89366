package org.uncoil.render.scene;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.render.plot.PointShapes;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** The classes' names beside their colours: as many as fit, and the number of the others. */
public final class Legend {
  private static final Font FONT = Typeface.regular(13);
  private static final double CHIP = 15;
  private static final double GAP = 22;
  private static final double LONGEST = 120;

  private Legend() {}

  /** Draws from a left end up to a right end. */
  public static void draw(
      Graphics2D graphics, Theme theme, List<String> classes, double left, double right, double y) {
    List<String> names = new ArrayList<>();
    double x = left;
    for (int c = 0; c < classes.size(); c++) {
      String name = Text.fit(classes.get(c), FONT, LONGEST);
      double end = x + CHIP + Text.width(name, FONT);
      boolean last = c == classes.size() - 1;
      if (end + (last ? 0 : GAP + Text.width("+999", FONT)) > right) {
        break;
      }
      names.add(name);
      x = end + GAP;
    }
    double at = left;
    for (int c = 0; c < names.size(); c++) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(at + 4.5, y - 4.5);
      graphics.scale(1.7, 1.7);
      graphics.setColor(ClassColours.of(theme, c));
      graphics.fill(
          new Ellipse2D.Double(
              -PointShapes.RADIUS,
              -PointShapes.RADIUS,
              2 * PointShapes.RADIUS,
              2 * PointShapes.RADIUS));
      graphics.setTransform(before);
      Text.left(graphics, names.get(c), FONT, theme.muted(), at + CHIP, y);
      at += CHIP + Text.width(names.get(c), FONT) + GAP;
    }
    if (names.size() < classes.size()) {
      Text.left(graphics, "+" + (classes.size() - names.size()), FONT, theme.muted(), at, y);
    }
  }
}
