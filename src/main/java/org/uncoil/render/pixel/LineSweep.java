package org.uncoil.render.pixel;

import java.awt.Color;
import java.awt.Rectangle;

/** Lines as what they cover of each pixel. */
abstract sealed class LineSweep implements LineRasteriser permits Coverage.PixelInk, AlphaBlend {
  /**
   * Lines that turn by less (the cosine of 25°) are joined without round ends between them, which
   * took 4 % of a picture's time.
   */
  private static final double STRAIGHT = 0.9;

  private final PixelTarget target;
  private final Rectangle clip;
  private final int width;
  private final int[] colours;
  private Pen pen;
  private LineCoverage falloff;

  /** The last line, which is drawn when it is known whether the next one goes on from it. */
  private boolean waiting;

  /** Whether it goes on from the one before, and whether another goes on from it. */
  private boolean goesOn;

  private boolean joined;
  private int colour;
  private double startX;
  private double startY;
  private double endX;
  private double endY;
  private double unitX;
  private double unitY;
  private double length;

  /** In a clip on an image. */
  LineSweep(PixelTarget target, Rectangle clip, Color... colours) {
    this.target = target;
    this.clip = clip;
    this.width = target.width();
    this.colours = new int[colours.length];
    for (int i = 0; i < colours.length; i++) {
      this.colours[i] = colours[i].getRGB() & 0xFFFFFF;
    }
  }

  Rectangle clip() {
    return clip;
  }

  /** A colour, 0xRRGGBB. */
  int colour(int index) {
    return colours[index];
  }

  /** Takes note that pixels in this part of a row may be covered next. */
  abstract void touch(int row, int from, int to);

  /** Takes note of a pixel that a line covers, times its opacity, from 0 to 255. */
  abstract void cover(int pixel, int value, int colour);

  @Override
  public void line(Pen pen, int colour, double x0, double y0, double x1, double y1) {
    if (inside(x0, y0) && inside(x1, y1)) {
      follow(pen, colour, x0, y0, x1, y1);
      return;
    }
    double[] part = Segments.clip(clip, pen.width(), x0, y0, x1, y1);
    if (part.length > 0) {
      follow(pen, colour, part[0], part[1], part[2], part[3]);
    }
  }

  private boolean inside(double x, double y) {
    return x >= clip.x && y >= clip.y && x <= clip.x + clip.width && y <= clip.y + clip.height;
  }

  /** Draws the line before this one, as it is known now whether this one goes on from it. */
  private void follow(Pen pen, int colour, double x0, double y0, double x1, double y1) {
    double length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    if (length < 1e-9) {
      return;
    }
    double nextX = (x1 - x0) / length;
    double nextY = (y1 - y0) / length;
    boolean on =
        waiting
            && x0 == endX
            && y0 == endY
            && pen.equals(this.pen)
            && nextX * unitX + nextY * unitY > STRAIGHT
            && steep(nextX, nextY) == steep(unitX, unitY);
    finish(on);
    if (!pen.equals(this.pen)) {
      this.pen = pen;
      this.falloff = target.falloff(pen);
    }
    this.waiting = true;
    this.goesOn = on;
    this.colour = colour;
    this.startX = x0;
    this.startY = y0;
    this.endX = x1;
    this.endY = y1;
    this.unitX = nextX;
    this.unitY = nextY;
    this.length = length;
  }

  private static boolean steep(double dx, double dy) {
    return Math.abs(dx) < Math.abs(dy);
  }

  /**
   * Draws the line that waits. It is seen along its longer direction, so that it crosses every
   * column (or row) once.
   *
   * @param followed whether another goes on from its end
   */
  final void finish(boolean followed) {
    if (!waiting) {
      return;
    }
    waiting = false;
    joined = followed;
    if (steep(unitX, unitY)) {
      sweep(startY, startX, endY, unitY, unitX, true);
    } else {
      sweep(startX, startY, endX, unitX, unitY, false);
    }
  }

  /** Draws along the first coordinate; {@code swapped} where that is the vertical one. */
  private void sweep(double a0, double b0, double a1, double ua, double ub, boolean swapped) {
    double half = pen.width() / 2;
    double reach = (half + 0.5) / Math.abs(ua);
    int lowB = swapped ? clip.x : clip.y;
    int highB = lowB + (swapped ? clip.width : clip.height);
    int lowA = swapped ? clip.y : clip.x;
    int highA = lowA + (swapped ? clip.height : clip.width);
    // The round ends' columns; where lines are joined, each has those whose middles it passes.
    double end = reach * Math.abs(ub) + 1e-6;
    boolean forward = ua > 0;
    boolean lowJoined = forward ? goesOn : joined;
    boolean highJoined = forward ? joined : goesOn;
    double low = Math.min(a0, a1);
    double high = Math.max(a0, a1);
    int firstA = Math.max(lowA, lowJoined ? ceil(low - 0.5) : (int) (low - half));
    int lastA = Math.min(highA, ceil(highJoined ? high - 0.5 : high + half));
    double innerStart = lowJoined ? firstA : low + end * Math.abs(ua) - 0.5;
    double innerStop = highJoined ? lastA : high - end * Math.abs(ua) - 0.5;
    int strideA = swapped ? width : 1;
    int strideB = swapped ? 1 : width;
    double slope = ub / ua;
    if (!swapped) {
      double other = b0 + (a1 - a0) * slope;
      int lastRow = (int) Math.min(highB, Math.max(b0, other) + half + 2);
      for (int row = Math.max(lowB, (int) (Math.min(b0, other) - half - 1)); row < lastRow; row++) {
        touch(row, firstA, lastA);
      }
    }
    // In 1/65,536 of a pixel, as integers: going on in doubles took 4 % more for a whole picture.
    int centre = LineCoverage.fine(b0 + (firstA + 0.5 - a0) * slope);
    int next = LineCoverage.fine(slope);
    int below = LineCoverage.fine(0.5 - reach);
    int above = LineCoverage.fine(reach - 0.5);
    int change = LineCoverage.fine(ua);
    for (int a = firstA; a < lastA; a++, centre += next) {
      int firstB = Math.max(lowB, LineCoverage.whole(centre + below));
      int lastB = Math.min(highB - 1, LineCoverage.whole(centre + above));
      int pixel = a * strideA + firstB * strideB;
      if (swapped) {
        touch(a, firstB, lastB + 1);
      }
      if (a >= innerStart && a <= innerStop) {
        int beside = LineCoverage.times(LineCoverage.middle(firstB) - centre, change);
        for (int b = firstB; b <= lastB; b++) {
          cover(pixel, falloff.beside(beside), colour);
          beside += change;
          pixel += strideB;
        }
      } else {
        end(a + 0.5 - a0, firstB + 0.5 - b0, ua, ub, pixel, strideB, lastB - firstB + 1);
      }
    }
  }

  /** Covers pixels of which some are beyond an end, from an offset to the line's start on. */
  private void end(double a, double b, double ua, double ub, int first, int stride, int count) {
    for (int i = 0; i < count; i++) {
      double ahead = a * ua + (b + i) * ub;
      double beyond = Math.max(goesOn ? 0 : -ahead, joined ? 0 : ahead - length);
      double beside = (b + i) * ua - a * ub;
      double distance = beyond > 0 ? Math.sqrt(beside * beside + beyond * beyond) : beside;
      cover(first + i * stride, falloff.beside(LineCoverage.fine(distance)), colour);
    }
  }

  private static int ceil(double value) {
    return (int) Math.ceil(value);
  }
}
