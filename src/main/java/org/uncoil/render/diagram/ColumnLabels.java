package org.uncoil.render.diagram;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/**
 * What stands below the columns: the layers' names, their numbers of units, and how many of these
 * are not drawn. Where there is no room for all, the ends and the bottleneck come first.
 */
final class ColumnLabels {
  private static final Font NAME = Typeface.regular(10.5);
  private static final Font SIZE = Typeface.semiBold(10.5);
  private static final double SPACE = 5;

  private final DiagramLayout layout;
  private final Theme theme;
  private final Rectangle area;

  ColumnLabels(DiagramLayout layout, Theme theme, Rectangle area) {
    this.layout = layout;
    this.theme = theme;
    this.area = area;
  }

  private record Label(String text, double x) {}

  void draw(Graphics2D graphics) {
    List<LayerColumn> byRank = new ArrayList<>(layout.columns());
    byRank.sort((a, b) -> Boolean.compare(layout.hidden(a), layout.hidden(b)));
    List<Label> names = new ArrayList<>();
    List<Label> sizes = new ArrayList<>();
    List<Label> rest = new ArrayList<>();
    for (LayerColumn column : byRank) {
      if (!layout.hidden(column)) {
        names.add(new Label(name(column), column.x()));
      }
      sizes.add(new Label(String.valueOf(column.width()), column.x()));
      if (column.omitted() > 0) {
        rest.add(new Label("+" + column.omitted(), column.x()));
      }
    }
    List<LayerColumn> hidden = layout.columns().stream().filter(layout::hidden).toList();
    if (!hidden.isEmpty()) {
      double middle = (hidden.get(0).x() + hidden.get(hidden.size() - 1).x()) / 2;
      String more = layout.layersLeft() > 0 ? " (+" + layout.layersLeft() + " layers)" : "";
      names.add(new Label("hidden" + more, middle));
    }
    double bottom = area.getMaxY();
    draw(graphics, rest, NAME, theme.muted(), bottom + 16);
    draw(graphics, names, NAME, theme.muted(), bottom + 33);
    draw(graphics, sizes, SIZE, theme.text(), bottom + 48);
  }

  private String name(LayerColumn column) {
    return layout.bottleneck(column) ? "embed" : layout.output(column) ? "output" : "input";
  }

  /** Draws labels in the middle below their columns, but none over one before it. */
  private static void draw(
      Graphics2D graphics, List<Label> labels, Font font, Color colour, double baseline) {
    List<double[]> taken = new ArrayList<>();
    for (Label label : labels) {
      double width = Text.width(label.text, font);
      double left = label.x - width / 2;
      double right = left + width;
      if (taken.stream().allMatch(t -> right + SPACE < t[0] || left - SPACE > t[1])) {
        Text.left(graphics, label.text, font, colour, left, baseline);
        taken.add(new double[] {left, right});
      }
    }
  }
}
