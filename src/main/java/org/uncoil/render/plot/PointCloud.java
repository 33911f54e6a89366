package org.uncoil.render.plot;

import java.util.function.IntPredicate;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * A dataset's points as one series, in an order that interleaves the classes: drawn class by class,
 * the last would hide the first. Marked points come last, over the others.
 */
public final class PointCloud extends AbstractXYDataset {
  private final int[] interleaved;
  private final int[] order;
  private float[] x;
  private float[] y;
  private int plain;

  /** Points in the dataset's order. */
  public PointCloud(float[] x, float[] y) {
    this.x = x;
    this.y = y;
    this.interleaved = order(x.length);
    this.order = interleaved.clone();
    this.plain = order.length;
  }

  /** Walks the points in steps of about 0.618 of their number that share no divisor with it. */
  private static int[] order(int size) {
    int step = Math.max(1, (int) (size * 0.6180339887498949));
    while (gcd(step, Math.max(1, size)) != 1) {
      step++;
    }
    int[] order = new int[size];
    long at = 0;
    for (int i = 0; i < size; i++) {
      order[i] = (int) at;
      at = (at + step) % size;
    }
    return order;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Moves the points. Charts are not told: their axes stay. */
  public void update(float[] newX, float[] newY) {
    this.x = newX;
    this.y = newY;
  }

  /** Marks points, by their index in the dataset. */
  public void mark(IntPredicate marked) {
    int last = order.length;
    plain = 0;
    for (int point : interleaved) {
      if (marked.test(point)) {
        order[--last] = point;
      } else {
        order[plain++] = point;
      }
    }
  }

  /** Whether an item shows a marked point. */
  public boolean marked(int item) {
    return item >= plain;
  }

  /** The index, in the dataset's order, of the point that an item shows. */
  public int point(int item) {
    return order[item];
  }

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return "points";
  }

  @Override
  public int getItemCount(int series) {
    return order.length;
  }

  @Override
  public double getXValue(int series, int item) {
    return x[order[item]];
  }

  @Override
  public double getYValue(int series, int item) {
    return y[order[item]];
  }

  @Override
  public Number getX(int series, int item) {
    return getXValue(series, item);
  }

  @Override
  public Number getY(int series, int item) {
    return getYValue(series, item);
  }
}
