package org.uncoil.render.map;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;

/**
 * The colours of the cells that converge, or of those that diverge, each at the same height, with
 * the measures at the ends and at the quartiles.
 */
final class ColourBar {
  private static final int QUARTERS = 4;

  /** So few values have a label each. */
  private static final int FEW = 6;

  private static final int MOST_DIGITS = 7;

  /**
   * A measure beside the bar.
   *
   * @param share of the bar that lies below it, from the fast end
   * @param end fast, slow, or nothing
   */
  private record Mark(double share, String label, String end) {}

  private final QuantileColours colours;
  private final boolean fastOnTop;
  private final FigureStyle style;
  private final List<Mark> marks;

  ColourBar(QuantileColours colours, boolean fastOnTop, FigureStyle style) {
    this.colours = colours;
    this.fastOnTop = fastOnTop;
    this.style = style;
    this.marks = colours.isEmpty() ? List.of() : marks(colours);
  }

  private static List<Mark> marks(QuantileColours colours) {
    int count = colours.count();
    List<Double> shares = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    if (colours.oneForEachValue() && count <= FEW) {
      for (int i = 0; i < count; i++) {
        shares.add((i + 0.5) / count);
        values.add(colours.edge(i + 1));
      }
    } else {
      for (int quarter = 0; quarter <= QUARTERS; quarter++) {
        int below = Math.round((float) quarter * count / QUARTERS);
        shares.add((double) below / count);
        values.add(colours.edge(below));
      }
    }
    List<String> labels = labels(values);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String end = i == 0 ? "fast" : i == labels.size() - 1 ? "slow" : "";
      marks.add(new Mark(shares.get(i), labels.get(i), labels.size() == 1 ? "" : end));
    }
    return marks;
  }

  /** With two significant digits, or as many as it takes to differ from all other values. */
  private static List<String> labels(List<Float> values) {
    return values.stream()
        .map(
            value -> {
              int digits = 2;
              while (digits < MOST_DIGITS && looksLikeAnother(value, values, digits)) {
                digits++;
              }
              return TickLabels.significant(value, digits);
            })
        .toList();
  }

  private static boolean looksLikeAnother(float value, List<Float> values, int digits) {
    String label = TickLabels.significant(value, digits);
    return values.stream()
        .anyMatch(other -> other != value && TickLabels.significant(other, digits).equals(label));
  }

  /** Width with the labels, in pixels. */
  double width() {
    return marks.stream()
        .mapToDouble(mark -> style.px(30 + (mark.end().isEmpty() ? 0 : 7)) + labelWidth(mark))
        .max()
        .orElse(0);
  }

  private double labelWidth(Mark mark) {
    return Text.width(mark.label(), style.number()) + Text.width(mark.end(), style.small());
  }

  /** Draws the bar from a corner downwards. */
  void draw(Graphics2D graphics, int left, int top, int height) {
    int width = style.whole(16);
    int[] rgb = colours.colours();
    for (int y = 0; y < height; y++) {
      int fromFast = fastOnTop ? y : height - 1 - y;
      graphics.setColor(new Color(rgb[(int) ((long) fromFast * rgb.length / height)]));
      graphics.fillRect(left, top + y, width, 1);
    }
    Frame.around(graphics, left, top, width, height, style.line());
    for (Mark mark : marks) {
      double y = top + height * (fastOnTop ? mark.share() : 1 - mark.share());
      graphics.setColor(Theme.LIGHT.text());
      int line = style.line();
      int tick = (int) Math.round(Math.max(top, Math.min(top + height - line, y - line / 2.0)));
      graphics.fillRect(left + width, tick, style.whole(5), line);
      double x = left + width + style.px(10);
      double baseline = y + style.px(4.6);
      Text.left(graphics, mark.label(), style.number(), Theme.LIGHT.text(), x, baseline);
      x += Text.width(mark.label(), style.number()) + style.px(7);
      Text.left(graphics, mark.end(), style.small(), Theme.LIGHT.muted(), x, baseline);
    }
  }
}
