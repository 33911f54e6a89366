package org.uncoil.render.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.render.style.Text;

/**
 * A text in lines that break between words.
 *
 * @param height from one line to the next, in pixels
 */
record TextLines(List<String> lines, Font font, double height) {
  private static final double SPACING = 1.3;

  static TextLines of(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : Text.line(text).split(" +", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Text.width(longer, font) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    List<String> fitted = lines.stream().map(each -> Text.fit(each, font, width)).toList();
    return new TextLines(fitted, font, SPACING * font.getSize2D());
  }

  /** Height of all lines in pixels. */
  double total() {
    return lines.size() * height;
  }

  /** Draws the lines below a height. */
  void draw(Graphics2D graphics, Color colour, double x, double top) {
    double baseline = top + font.getSize2D();
    for (String line : lines) {
      Text.left(graphics, line, font, colour, x, baseline);
      baseline += height;
    }
  }
}
