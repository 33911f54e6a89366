package org.uncoil.gallery.drawing;

import java.util.List;

/** Writes SVG's path data, to a tenth of a pixel. */
public final class PathData {
  private final StringBuilder data = new StringBuilder();

  /** Begins a new line. */
  public PathData move(double x, double y) {
    return add('M', x, y);
  }

  /** Draws on. */
  public PathData line(double x, double y) {
    return add('L', x, y);
  }

  /** Draws on to the side, at the same height. */
  public PathData across(double x) {
    data.append('H').append(Drawing.pixels(x));
    return this;
  }

  /** Draws on upwards or downwards. */
  public PathData along(double y) {
    data.append('V').append(Drawing.pixels(y));
    return this;
  }

  /** Closes an area. */
  public PathData close() {
    data.append('Z');
    return this;
  }

  private PathData add(char command, double x, double y) {
    data.append(command).append(Drawing.pixels(x)).append(' ').append(Drawing.pixels(y));
    return this;
  }

  /** Whether nothing was drawn. */
  public boolean isEmpty() {
    return data.isEmpty();
  }

  /** As a mark. */
  public Mark.Path styled(String style) {
    return new Mark.Path(style, data.toString());
  }

  /** A straight line. */
  public static Mark.Path line(String style, double x1, double y1, double x2, double y2) {
    return new PathData().move(x1, y1).line(x2, y2).styled(style);
  }

  /** Vertical hair lines. */
  public static Mark.Path verticals(String style, List<Double> at, double top, double bottom) {
    PathData data = new PathData();
    at.forEach(x -> data.move(x, top).along(bottom));
    return data.styled(style);
  }

  /** Horizontal hair lines. */
  public static Mark.Path horizontals(String style, List<Double> at, double left, double right) {
    PathData data = new PathData();
    at.forEach(y -> data.move(left, y).across(right));
    return data.styled(style);
  }
}
