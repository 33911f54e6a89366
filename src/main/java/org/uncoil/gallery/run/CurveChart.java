package org.uncoil.gallery.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.uncoil.store.row.run.EpochRow;

/**
 * The geometry of a run's curves over its epochs, as the data of SVG paths in a view box of {@link
 * #WIDTH} × {@link #HEIGHT}, whose y grows downwards: accuracies from 0 at the bottom to 1 at the
 * top, the loss on a logarithmic scale from its least to its greatest value. Values that are not
 * finite leave a gap; a loss that is not positive has no logarithm and leaves one too.
 */
public final class CurveChart {
  public static final int WIDTH = 2000;
  public static final int HEIGHT = 320;

  private final List<EpochRow> epochs;

  /** A chart of figures in ascending order of epochs. */
  public CurveChart(List<EpochRow> epochs) {
    this.epochs = List.copyOf(epochs);
  }

  /** Whether there are two epochs or more, so that there is a line to draw. */
  public boolean drawable() {
    return epochs.size() > 1;
  }

  public int firstEpoch() {
    return epochs.get(0).epoch();
  }

  public int lastEpoch() {
    return epochs.get(epochs.size() - 1).epoch();
  }

  /** Where an epoch lies on the horizontal axis, from 0 at the first to {@link #WIDTH}. */
  public String x(int epoch) {
    return String.valueOf(Math.round(horizontal(epoch)));
  }

  private double horizontal(int epoch) {
    return WIDTH * (epoch - (double) firstEpoch()) / Math.max(1, lastEpoch() - firstEpoch());
  }

  public String trainAccuracyPath() {
    return path(EpochRow::trainAccuracy, 0, 1);
  }

  public String testAccuracyPath() {
    return path(EpochRow::testAccuracy, 0, 1);
  }

  public String lossPath() {
    double least = logarithms().min().orElse(0);
    double greatest = logarithms().max().orElse(0);
    // A loss that never changes runs through the middle.
    return greatest > least
        ? path(CurveChart::logarithm, least, greatest)
        : path(CurveChart::logarithm, least - 1, least + 1);
  }

  private DoubleStream logarithms() {
    return epochs.stream().mapToDouble(CurveChart::logarithm).filter(Double::isFinite);
  }

  private static double logarithm(EpochRow figures) {
    // StrictMath, so that the pages' bytes are the same on every machine.
    return figures.trainLoss() > 0 ? StrictMath.log(figures.trainLoss()) : Double.NaN;
  }

  /**
   * A path of whole numbers, each place relative to the one before: half a pixel of a chart that is
   * a thousand wide, in a third of the bytes of decimals. What is level is one line.
   */
  private String path(ToDoubleFunction<EpochRow> value, double bottom, double top) {
    StringBuilder path = new StringBuilder(epochs.size() * 5);
    boolean pen = false;
    int x = 0;
    int y = 0;
    int level = 0;
    for (EpochRow figures : epochs) {
      double height = (value.applyAsDouble(figures) - bottom) / (top - bottom);
      if (!Double.isFinite(height)) {
        level = level(path, level);
        pen = false;
        continue;
      }
      int nextX = (int) Math.round(horizontal(figures.epoch()));
      int nextY = (int) Math.round(HEIGHT * (1 - height));
      if (!pen) {
        path.append('M').append(nextX).append(' ').append(nextY);
        pen = true;
      } else if (nextY == y) {
        level += nextX - x;
      } else {
        level = level(path, level);
        path.append('l').append(nextX - x).append(nextY < y ? "" : " ").append(nextY - y);
      }
      x = nextX;
      y = nextY;
    }
    level(path, level);
    return path.toString();
  }

  /** Ends a level line, if there is one. */
  private static int level(StringBuilder path, int length) {
    if (length > 0) {
      path.append('h').append(length);
    }
    return 0;
  }

  /** Epochs worth a row in a table that is read without a script: at most this many, evenly. */
  public List<EpochRow> sample(int most) {
    int size = epochs.size();
    if (size <= most) {
      return epochs;
    }
    return IntStream.range(0, most)
        .map(i -> (int) Math.round((double) i * (size - 1) / (most - 1)))
        .mapToObj(epochs::get)
        .toList();
  }
}
