package org.uncoil.render.story;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/**
 * A network without numbers that gets a bottleneck: at first each unit of its last hidden layer
 * leads to the outputs, then these make room for a layer of two.
 */
final class NetworkSketch extends TextScene<Double> {
  private static final int MOST_UNITS = 16;
  private static final double RADIUS = 8;
  private static final Font HEADING = Typeface.semiBold(30);
  private static final Font SIZE = Typeface.semiBold(16);

  private final List<Integer> widths;
  private final Theme theme;
  private final Rectangle area;

  /**
   * @param widths units per layer, from the input to the output, the bottleneck last but one
   */
  NetworkSketch(List<Integer> widths, Theme theme, Rectangle area) {
    this.widths = List.copyOf(widths);
    this.theme = theme;
    this.area = area;
  }

  /** A layer as it is drawn. */
  private record Layer(int width, double x, double shown, boolean output) {
    int drawn() {
      return Math.min(width, MOST_UNITS);
    }

    double y(int unit, Rectangle area) {
      double spacing = Math.min(90, 400.0 / Math.max(1, drawn() - 1));
      return area.getCenterY() + 20 + (unit - (drawn() - 1) / 2.0) * spacing;
    }
  }

  @Override
  void draw(Graphics2D graphics, Double progress) {
    double t = Math.min(1, Math.max(0, (progress - 0.3) / 0.4));
    double eased = t * t * (3 - 2 * t);
    List<Layer> layers = layers(eased);
    int output = layers.size() - 1;
    for (int i = 1; i < output - 1; i++) {
      drawEdges(graphics, layers.get(i - 1), layers.get(i), 1);
    }
    drawEdges(graphics, layers.get(output - 2), layers.get(output), 1 - eased);
    drawEdges(graphics, layers.get(output - 2), layers.get(output - 1), eased);
    drawEdges(graphics, layers.get(output - 1), layers.get(output), eased);
    layers.forEach(layer -> drawUnits(graphics, layer));
    drawHeading(graphics, eased);
  }

  /** The output's column moves from where the bottleneck will be to its own. */
  private List<Layer> layers(double eased) {
    int last = widths.size() - 1;
    double gap = (area.width - 2.0 * 60) / last;
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      double column = i == last ? last - 1 + eased : i;
      double x = area.x + 60 + column * gap;
      layers.add(new Layer(widths.get(i), x, i == last - 1 ? eased : 1, i == last));
    }
    return layers;
  }

  private void drawEdges(Graphics2D graphics, Layer from, Layer to, double shown) {
    if (shown <= 0) {
      return;
    }
    double thin = Math.min(1, Math.sqrt(40.0 / (from.drawn() * to.drawn())));
    graphics.setColor(Theme.mix(theme.background(), theme.muted(), shown * (0.25 + 0.5 * thin)));
    graphics.setStroke(new BasicStroke((float) (0.6 + 0.9 * thin)));
    for (int a = 0; a < from.drawn(); a++) {
      for (int b = 0; b < to.drawn(); b++) {
        graphics.draw(new Line2D.Double(from.x(), from.y(a, area), to.x(), to.y(b, area)));
      }
    }
  }

  private void drawUnits(Graphics2D graphics, Layer layer) {
    double radius = layer.drawn() > 10 ? RADIUS * 0.7 : RADIUS * 1.4;
    for (int unit = 0; unit < layer.drawn(); unit++) {
      double y = layer.y(unit, area);
      Color inside = layer.output() ? ClassColours.of(theme, unit) : theme.card();
      fill(graphics, layer.x(), y, radius, inside, layer.shown());
      graphics.setStroke(new BasicStroke(2));
      graphics.setColor(
          Theme.mix(theme.background(), layer.output() ? inside : theme.text(), layer.shown()));
      if (layer.shown() > 0) {
        graphics.draw(new Ellipse2D.Double(layer.x() - radius, y - radius, 2 * radius, 2 * radius));
      }
    }
    String size = String.valueOf(layer.width());
    double bottom = area.getMaxY() - 14;
    Color colour = Theme.mix(theme.background(), theme.muted(), layer.shown());
    if (layer.shown() > 0) {
      Text.left(graphics, size, SIZE, colour, layer.x() - Text.width(size, SIZE) / 2, bottom);
    }
  }

  private void fill(
      Graphics2D graphics, double x, double y, double radius, Color colour, double shown) {
    if (shown > 0) {
      graphics.setColor(Theme.mix(theme.background(), colour, shown));
      graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  private void drawHeading(Graphics2D graphics, double eased) {
    String whole = widths.stream().map(String::valueOf).collect(Collectors.joining("–"));
    List<Integer> without = new ArrayList<>(widths);
    without.remove(widths.size() - 2);
    String plain = without.stream().map(String::valueOf).collect(Collectors.joining("–"));
    double middle = area.getCenterX();
    double y = area.y + 44.0;
    double shown = 2 * Math.abs(eased - 0.5);
    String text = eased < 0.5 ? plain : whole;
    centred(graphics, theme, text, HEADING, theme.text(), middle, y, area.width, shown);
  }
}
