package org.uncoil.render.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.uncoil.dataset.Dataset;
import org.uncoil.render.pixel.Sprite;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/** What a dataset's points look like: filled where they train, hollow where they are held out. */
public final class PointShapes {
  /** Of a filled point, in pixels, without its edge. */
  public static final double RADIUS = 2.7;

  private static final double EDGE = 0.7;
  private static final double RIM_RADIUS = 1.6;

  private final Dataset dataset;
  private final Sprite[] filled;
  private final Sprite[] hollow;
  private final Sprite[] atRim;

  /** The shapes for a dataset's points. */
  public PointShapes(Dataset dataset, Theme theme) {
    this.dataset = dataset;
    int classes = dataset.classes();
    this.filled = new Sprite[classes];
    this.hollow = new Sprite[classes];
    this.atRim = new Sprite[classes];
    for (int c = 0; c < classes; c++) {
      Color colour = ClassColours.of(theme, c);
      filled[c] = new Sprite(g -> disc(g, colour, theme.card()), RADIUS + EDGE);
      hollow[c] = new Sprite(g -> ring(g, colour, theme.card()), RADIUS + EDGE);
      atRim[c] = new Sprite(g -> dot(g, colour), RIM_RADIUS);
    }
  }

  /** The shape of one point. */
  public Sprite of(int point) {
    return (dataset.heldOut(point) ? hollow : filled)[dataset.label(point)];
  }

  /** The shape of one point that lies beyond the axes, to be drawn at their rim. */
  public Sprite atRim(int point) {
    return atRim[dataset.label(point)];
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

  private static void dot(Graphics2D graphics, Color colour) {
    graphics.setComposite(AlphaComposite.SrcOver.derive(0.6f));
    graphics.setColor(colour);
    graphics.fill(circle(RIM_RADIUS));
  }

  private static Ellipse2D circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }
}
