package org.uncoil.render.film;

import java.util.Comparator;
import java.util.List;
import org.uncoil.embedding.ArcLength;

/**
 * Chooses epochs by how far the embedding has moved, so that a film spends its frames where
 * something happens: most of them on the early epochs, in which training is fast.
 *
 * <p>The measure is the arc length of the embedding's path: the root mean square of the points'
 * steps from one epoch to the next, against how far the points lie apart at that epoch, added up.
 * Against that, because an embedding that grows tenfold would otherwise count for nothing while it
 * is small.
 */
public final class KeyEpochs {
  /** What an epoch counts in which nothing moves, so that such epochs are chosen evenly. */
  private static final double STILL = 1e-9;

  private final ArcLength path = new ArcLength();
  private float[] lastX;
  private float[] lastY;

  /** Takes the next epoch; its arrays are read now and kept until the next. */
  public void add(int epoch, float[] x, float[] y) {
    path.add(epoch, path.size() == 0 ? 0 : STILL + step(x, y));
    lastX = x;
    lastY = y;
  }

  /**
   * The path of several runs in step, whose epochs are the same as long as they last: each counts
   * by its own length.
   */
  public static KeyEpochs together(List<KeyEpochs> runs) {
    ArcLength longest =
        runs.stream()
            .map(run -> run.path)
            .max(Comparator.comparingInt(ArcLength::size))
            .orElseThrow();
    KeyEpochs all = new KeyEpochs();
    double before = 0;
    for (int i = 0; i < longest.size(); i++) {
      double length = 0;
      for (KeyEpochs run : runs) {
        if (run.path.whole() > 0) {
          length += run.path.length(i) / run.path.whole();
        }
      }
      all.path.add(longest.epoch(i), length - before);
      before = length;
    }
    return all;
  }

  private double step(float[] x, float[] y) {
    double moved = 0;
    double meanX = 0;
    double meanY = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (Float.isFinite(x[i] + y[i]) && Float.isFinite(lastX[i] + lastY[i])) {
        double dx = x[i] - lastX[i];
        double dy = y[i] - lastY[i];
        moved += dx * dx + dy * dy;
        meanX += x[i];
        meanY += y[i];
        squares += (double) x[i] * x[i] + (double) y[i] * y[i];
        count++;
      }
    }
    if (count == 0 || moved == 0) {
      return 0;
    }
    double spread = squares - (meanX * meanX + meanY * meanY) / count;
    // a collapsed embedding that jumps elsewhere has moved by more than its size: once is enough
    return Math.min(1, Math.sqrt(moved / Math.max(spread, moved)));
  }

  /**
   * At most so many of the epochs, at even distances along the path: the first and the last among
   * them, in order.
   *
   * @param most ≥ 2
   */
  public List<Integer> choose(int most) {
    return path.choose(most);
  }
}
