package org.uncoil.render.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.uncoil.dataset.Dataset;
import org.uncoil.render.pixel.Sprite;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/**
 * What a dataset's points look like: filled where they train, hollow where they are test points,
 * and crosses where they are classified incorrectly, as on the gallery's pages.
 */
public final class PointShapes {
  /** Of a filled point, in pixels, without its edge. */
  public static final double RADIUS = 2.7;

  /** Half the side of the square that a cross spans: rings around many points would merge. */
  public static final double CROSS = 3.1;

  private static final double EDGE = 0.7;
  private static final float CROSS_WIDTH = 1.7f;

  /** From the rim to the base of a triangle, and half its base. */
  private static final double TRIANGLE = 6;

  private static final int DIRECTIONS = 9;

  private final Dataset dataset;
  private final Sprite[] filled;
  private final Sprite[] hollow;
  private final Sprite[] crosses;
  private final Sprite[] atRim;

  /** The shapes for a dataset's points. */
  public PointShapes(Dataset dataset, Theme theme) {
    this.dataset = dataset;
    int classes = dataset.classes();
    this.filled = new Sprite[classes];
    this.hollow = new Sprite[classes];
    this.crosses = new Sprite[classes];
    this.atRim = new Sprite[DIRECTIONS * classes];
    for (int c = 0; c < classes; c++) {
      Color colour = ClassColours.of(theme, c);
      filled[c] = new Sprite(g -> disc(g, colour, theme.card()), RADIUS + EDGE);
      hollow[c] = new Sprite(g -> ring(g, colour, theme.card()), RADIUS + EDGE);
      crosses[c] = new Sprite(g -> cross(g, colour, theme.card()), CROSS + CROSS_WIDTH);
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        double right = direction % 3 - 1;
        double down = direction / 3 - 1;
        atRim[DIRECTIONS * c + direction] =
            new Sprite(g -> triangle(g, right, down, colour, theme.card()), TRIANGLE + 1);
      }
    }
  }

  /** The shape of one point. */
  public Sprite of(int point) {
    return (dataset.isTest(point) ? hollow : filled)[dataset.label(point)];
  }

  /** The shape of one point that is classified incorrectly. */
  public Sprite cross(int point) {
    return crosses[dataset.label(point)];
  }

  /**
   * The shape of one point that lies beyond the axes, to be drawn at their rim.
   *
   * @param right,down where it lies: −1, 0 or 1 each, not both 0
   */
  public Sprite atRim(int point, int right, int down) {
    return atRim[DIRECTIONS * dataset.label(point) + 3 * (down + 1) + right + 1];
  }

  /** A filled point around the origin. */
  public static void disc(Graphics2D graphics, Color colour, Color edge) {
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.92f));
    graphics.setColor(edge);
    graphics.fill(circle(RADIUS + EDGE));
    graphics.setColor(colour);
    graphics.fill(circle(RADIUS));
  }

  /** A hollow point around the origin. */
  public static void ring(Graphics2D graphics, Color colour, Color edge) {
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.92f));
    graphics.setColor(edge);
    graphics.fill(circle(RADIUS + EDGE));
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1.3f));
    graphics.draw(circle(RADIUS - 0.65));
  }

  /** A point that is classified incorrectly, around the origin. */
  public static void cross(Graphics2D graphics, Color colour, Color edge) {
    graphics.setComposite(AlphaComposite.SrcOver);
    Path2D path = new Path2D.Double();
    path.moveTo(-CROSS, -CROSS);
    path.lineTo(CROSS, CROSS);
    path.moveTo(-CROSS, CROSS);
    path.lineTo(CROSS, -CROSS);
    stroke(graphics, path, edge, CROSS_WIDTH + 2 * (float) EDGE);
    stroke(graphics, path, colour, CROSS_WIDTH);
  }

  private static void stroke(Graphics2D graphics, Path2D path, Color colour, float width) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  /** A triangle whose tip is at the origin, and that points to the right or left, down or up. */
  private static void triangle(
      Graphics2D graphics, double right, double down, Color colour, Color edge) {
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.92f));
    double length = Math.max(1, Math.sqrt(right * right + down * down));
    double x = right / length * TRIANGLE;
    double y = down / length * TRIANGLE;
    Path2D path = new Path2D.Double();
    path.moveTo(0, 0);
    path.lineTo(-x - 0.6 * y, -y + 0.6 * x);
    path.lineTo(-x + 0.6 * y, -y - 0.6 * x);
    path.closePath();
    graphics.setColor(colour);
    graphics.fill(path);
    graphics.setColor(edge);
    graphics.setStroke(new BasicStroke((float) EDGE));
    graphics.draw(path);
  }

  private static Ellipse2D circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }
}
