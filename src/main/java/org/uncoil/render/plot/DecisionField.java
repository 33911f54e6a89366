package org.uncoil.render.plot;

import java.awt.Rectangle;
import java.util.Arrays;
import org.uncoil.render.pixel.Raster;

/**
 * A classifier over a rectangle, known at the vertices of a regular lattice by its logits and
 * bilinear between them. Rows count from the bottom, as in {@link
 * org.uncoil.embedding.RegularGrid}.
 */
public final class DecisionField implements Raster {
  /** More than any margin that shows. */
  private static final float MOST = 10_000;

  private final int columns;
  private final int rows;
  private final int classes;
  private final Tint tint;
  private final int[] top;
  private final float[] margin;
  private final float[] left;
  private final float[] right;
  private float[] logits;

  /**
   * @param columns,rows vertices of the lattice
   * @param classes number of logits per vertex
   * @param tint colours of the regions
   */
  public DecisionField(int columns, int rows, int classes, Tint tint) {
    this.columns = columns;
    this.rows = rows;
    this.classes = classes;
    this.tint = tint;
    this.top = new int[columns * rows];
    this.margin = new float[columns * rows];
    this.left = new float[classes];
    this.right = new float[classes];
    this.logits = new float[columns * rows * classes];
    Arrays.fill(top, -1);
  }

  /** Takes new logits, vertices × classes; a vertex with one that is NaN has no class. */
  public void update(float[] newLogits) {
    this.logits = newLogits;
    for (int vertex = 0; vertex < top.length; vertex++) {
      rank(newLogits, vertex);
    }
  }

  private void rank(float[] values, int vertex) {
    int best = 0;
    float first = values[vertex * classes];
    float second = Float.NEGATIVE_INFINITY;
    boolean known = !Float.isNaN(first);
    for (int c = 1; c < classes; c++) {
      float value = values[vertex * classes + c];
      known &= !Float.isNaN(value);
      if (value > first) {
        second = first;
        first = value;
        best = c;
      } else if (value > second) {
        second = value;
      }
    }
    top[vertex] = known ? best : -1;
    // With a single class, or with sums that overflow, the difference is infinite or none at all.
    margin[vertex] = known && first > second ? Math.min(MOST, first - second) : 0;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  int classes() {
    return classes;
  }

  float logit(int vertex, int label) {
    return logits[vertex * classes + label];
  }

  /** The class of a vertex, −1 where it has none. */
  int top(int vertex) {
    return top[vertex];
  }

  /** Whether the four corners of a cell, given by its lower left vertex, have the same class. */
  boolean uniform(int vertex) {
    int label = top[vertex];
    return top[vertex + 1] == label
        && top[vertex + columns] == label
        && top[vertex + columns + 1] == label;
  }

  @Override
  public void paint(int[] pixels, int stride, Rectangle area) {
    // A cell's pixels are those whose centres lie in it.
    int[] start = new int[columns];
    for (int column = 0; column < columns; column++) {
      start[column] = (int) Math.ceil((double) column * area.width / (columns - 1) - 0.5);
    }
    float step = (float) (columns - 1) / area.width;
    int[] evenUntil = new int[columns - 1];
    int known = -1;
    for (int y = 0; y < area.height; y++) {
      double vertical = (area.height - y - 0.5) * (rows - 1) / area.height;
      int row = Math.min(rows - 2, (int) vertical);
      if (row != known) {
        findEven(row, evenUntil);
        known = row;
      }
      float up = (float) (vertical - row);
      int line = (area.y + y) * stride + area.x;
      for (int column = 0; column < columns - 1; column++) {
        int from = start[column];
        int vertex = row * columns + column;
        if (evenUntil[column] > column) {
          column = evenUntil[column] - 1;
          Arrays.fill(pixels, line + from, line + start[column + 1], tint.colour(top[vertex], 0));
          continue;
        }
        int length = start[column + 1] - from;
        float across = (from + 0.5f) * step - column;
        if (uniform(vertex)) {
          paintUniform(pixels, line + from, length, vertex, up, across, step);
        } else {
          paintMixed(pixels, line + from, length, vertex, up, across, step);
        }
      }
    }
  }

  /**
   * Per cell of a row, where the cells of one colour that start there end; itself if it has more.
   */
  private void findEven(int row, int[] until) {
    for (int column = columns - 2; column >= 0; column--) {
      int vertex = row * columns + column;
      until[column] = column;
      if (uniform(vertex) && tint.even(top[vertex])) {
        // A cell shares two corners with the next, so that both have the same class.
        boolean on = column < columns - 2 && until[column + 1] > column + 1;
        until[column] = on ? until[column + 1] : column + 1;
      }
    }
  }

  private void paintUniform(
      int[] pixels, int from, int length, int vertex, float up, float across, float step) {
    int label = top[vertex];
    float low = margin[vertex] + up * (margin[vertex + columns] - margin[vertex]);
    float high = margin[vertex + 1] + up * (margin[vertex + columns + 1] - margin[vertex + 1]);
    int[] colours = tint.colours(label);
    int last = Tint.LEVELS - 1;
    int first = colours[Math.min(last, (int) (Math.min(low, high) * Tint.SCALE))];
    if (first == colours[last]) {
      Arrays.fill(pixels, from, from + length, first);
      return;
    }
    // Levels in 1/256, as integers: no margin that matters comes near their end.
    int level = fine(low + across * (high - low));
    int change =
        (fine(low + (across + length * step) * (high - low)) - level) / Math.max(1, length);
    for (int i = from; i < from + length; i++) {
      pixels[i] = colours[Math.min(last, level >> 8)];
      level += change;
    }
  }

  private static int fine(float level) {
    return (int) (Math.min(MOST, Math.max(0, level)) * (Tint.SCALE * 256));
  }

  private void paintMixed(
      int[] pixels, int from, int length, int vertex, float up, float across, float step) {
    int below = vertex * classes;
    int above = (vertex + columns) * classes;
    for (int c = 0; c < classes; c++) {
      left[c] = logits[below + c] + up * (logits[above + c] - logits[below + c]);
      right[c] =
          logits[below + classes + c]
              + up * (logits[above + classes + c] - logits[below + classes + c]);
    }
    for (int i = 0; i < length; i++) {
      float share = across + i * step;
      int best = -1;
      float first = Float.NEGATIVE_INFINITY;
      float second = Float.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        float value = left[c] + share * (right[c] - left[c]);
        if (value > first) {
          second = first;
          first = value;
          best = c;
        } else if (value > second) {
          second = value;
        }
      }
      pixels[from + i] = tint.colour(best, first - second);
    }
  }
}
