package org.uncoil.render.style;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Text that fits its place, whatever it says. */
public final class Text {
  private static final String ELLIPSIS = "…";

  private Text() {}

  /** Sets the hints that all text and lines are drawn with; a chart's draw method changes them. */
  public static void hints(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Width of a text in pixels. */
  public static double width(String text, Font font) {
    return font.getStringBounds(text, Typeface.MEASURE).getWidth();
  }

  /**
   * A name as one line: whatever controls text rather than being it (line breaks, marks that turn
   * the writing direction) becomes a space.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE,
                      Character.UNASSIGNED ->
                      ' ';
                  default -> c;
                })
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /** The text as one line, cut with an ellipsis where it is wider than so many pixels. */
  public static String fit(String text, Font font, double room) {
    // Longer than any line of a film: what follows would only cost time.
    String line = line(text.substring(0, Math.min(text.length(), 400)));
    if (width(line, font) <= room) {
      return line;
    }
    int[] points = line.codePoints().toArray();
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(new String(points, 0, middle).strip() + ELLIPSIS, font) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new String(points, 0, low).strip() + ELLIPSIS;
  }

  /** Draws a text from its left end on a baseline. */
  public static void left(
      Graphics2D graphics, String text, Font font, Color colour, double x, double baseline) {
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(text, (float) x, (float) baseline);
  }

  /** Draws a text up to its right end on a baseline. */
  public static void right(
      Graphics2D graphics, String text, Font font, Color colour, double x, double baseline) {
    left(graphics, text, font, colour, x - width(text, font), baseline);
  }

  /** Draws figures up to a right end, each digit in a cell of the same width. */
  public static void figures(
      Graphics2D graphics, String text, Font font, Color colour, double x, double baseline) {
    double cell = 0;
    for (char digit = '0'; digit <= '9'; digit++) {
      cell = Math.max(cell, width(String.valueOf(digit), font));
    }
    double right = x;
    for (int i = text.length() - 1; i >= 0; i--) {
      String glyph = text.substring(i, i + 1);
      double own = width(glyph, font);
      double room = Character.isDigit(text.charAt(i)) ? cell : own;
      left(graphics, glyph, font, colour, right - room + (room - own) / 2, baseline);
      right -= room;
    }
  }
}
