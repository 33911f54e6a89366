package org.uncoil.render.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.Consumer;
import org.uncoil.dataset.Dataset;
import org.uncoil.render.pixel.Sprite;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/**
 * What a dataset's points look like: filled where they train, hollow where they are test points.
 */
public final class PointShapes {
  /** Of a filled point, in pixels, without its edge. */
  public static final double RADIUS = 2.7;

  /** Of the ring around a point that is classified wrong. */
  public static final double RING = 4.4;

  private static final double EDGE = 0.7;
  private static final float RING_WIDTH = 1.1f;

  /** From the rim to the base of a triangle, and half its base. */
  private static final double TRIANGLE = 6;

  private static final int DIRECTIONS = 9;

  private final Dataset dataset;
  private final Sprite[] filled;
  private final Sprite[] hollow;
  private final Sprite[] filledRinged;
  private final Sprite[] hollowRinged;
  private final Sprite[] atRim;

  /** The shapes for a dataset's points. */
  public PointShapes(Dataset dataset, Theme theme) {
    this.dataset = dataset;
    int classes = dataset.classes();
    this.filled = new Sprite[classes];
    this.hollow = new Sprite[classes];
    this.filledRinged = new Sprite[classes];
    this.hollowRinged = new Sprite[classes];
    this.atRim = new Sprite[DIRECTIONS * classes];
    for (int c = 0; c < classes; c++) {
      Color colour = ClassColours.of(theme, c);
      Consumer<Graphics2D> disc = g -> disc(g, colour, theme.card());
      Consumer<Graphics2D> ring = g -> ring(g, colour, theme.card());
      filled[c] = new Sprite(disc, RADIUS + EDGE);
      hollow[c] = new Sprite(ring, RADIUS + EDGE);
      filledRinged[c] = new Sprite(disc.andThen(g -> outline(g, theme.text())), RING + RING_WIDTH);
      hollowRinged[c] = new Sprite(ring.andThen(g -> outline(g, theme.text())), RING + RING_WIDTH);
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

  /** The shape of one point with a ring around it. */
  public Sprite ringed(int point) {
    return (dataset.isTest(point) ? hollowRinged : filledRinged)[dataset.label(point)];
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

  /** The ring around a point that is classified wrong, around the origin. */
  public static void outline(Graphics2D graphics, Color colour) {
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.75f));
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(RING_WIDTH));
    graphics.draw(circle(RING));
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
