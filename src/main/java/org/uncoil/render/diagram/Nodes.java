package org.uncoil.render.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.render.pixel.PixelTarget;
import org.uncoil.render.pixel.Sprite;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/** The units of one column as discs: hidden ones the larger, the stronger they act on the next. */
final class Nodes {
  private static final double LARGEST = 7;
  private static final int SIZES = 6;

  private final LayerColumn column;
  private final boolean output;
  private final Sprite[] shapes;
  private final double[] trainedStrength;

  /** The discs of a column. */
  Nodes(LayerColumn column, DiagramLayout layout, ForwardPass trained, Theme theme) {
    this.column = column;
    this.output = layout.output(column);
    double room = column.units().length == 1 ? LARGEST : column.spacing() * 0.42;
    double largest = Math.min(0.3 * layout.gap(), Math.max(2.1, Math.min(LARGEST, room)));
    this.shapes = new Sprite[output ? column.units().length : SIZES];
    for (int i = 0; i < shapes.length; i++) {
      double radius = output ? largest : largest * (0.45 + 0.55 * i / (SIZES - 1));
      Color colour = output ? ClassColours.of(theme, column.units()[i]) : theme.text();
      boolean hollow = !layout.hidden(column) && !output;
      shapes[i] =
          new Sprite(
              g -> disc(g, radius, colour, hollow ? theme.card() : colour, theme), radius + 1);
    }
    this.trainedStrength = new double[] {0};
    if (!output) {
      for (int unit : column.units()) {
        trainedStrength[0] = Math.max(trainedStrength[0], strength(trained, unit));
      }
    }
  }

  private static void disc(
      Graphics2D graphics, double radius, Color outline, Color inside, Theme theme) {
    graphics.setColor(theme.card());
    graphics.fill(circle(radius + (radius > 2.5 ? 0.8 : 0.2)));
    graphics.setColor(inside);
    graphics.fill(circle(radius));
    if (!inside.equals(outline)) {
      graphics.setColor(outline);
      graphics.setStroke(new BasicStroke(1.4f));
      graphics.draw(circle(radius - 0.7));
    }
  }

  private static Ellipse2D circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  /** Root of the sum of the squared weights to the next layer. */
  private double strength(ForwardPass network, int unit) {
    double sum = 0;
    for (int next = 0; next < network.width(column.layer() + 1); next++) {
      double weight = network.weight(column.layer(), unit, next);
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  void draw(Graphics2D graphics, Rectangle clip, ForwardPass network) {
    PixelTarget target = PixelTarget.of(graphics);
    for (int place = 0; place < column.units().length; place++) {
      Sprite shape = shapes[output ? place : size(network, column.units()[place])];
      if (target != null) {
        shape.stamp(target, clip, column.x(), column.y(place));
      } else {
        shape.draw(graphics, clip, column.x(), column.y(place));
      }
    }
  }

  private int size(ForwardPass network, int unit) {
    double share = strength(network, unit) / trainedStrength[0];
    return Double.isFinite(share) ? (int) (Math.min(1, share) * (SIZES - 1) + 0.5) : 0;
  }
}
