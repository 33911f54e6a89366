package org.uncoil.render.film;

import java.util.Arrays;
import org.uncoil.embedding.AxisLimits;

/**
 * Points of a film's epochs by which its axes are set: all of them, or evenly chosen ones, so that
 * memory does not grow with the number of epochs.
 */
public final class LimitsSample {
  /** The room around what axes must hold. */
  private static final double MARGIN = 0.08;

  private static final int MOST = 400_000;

  private final long stride;
  private float[] x = new float[1024];
  private float[] y = new float[1024];
  private int count;
  private long seen;

  /**
   * @param expected how many points there will be, in all epochs together
   */
  public LimitsSample(long expected) {
    this.stride = Math.max(1, (expected + MOST - 1) / MOST);
  }

  /** Takes an epoch's points as they are drawn. */
  public void add(Snapshot snapshot) {
    for (int i = 0; i < snapshot.x().length; i++) {
      if (seen++ % stride == 0) {
        if (count == x.length) {
          x = Arrays.copyOf(x, 2 * count);
          y = Arrays.copyOf(y, 2 * count);
        }
        x[count] = (float) snapshot.motion().x(snapshot.x()[i], snapshot.y()[i]);
        y[count] = (float) snapshot.motion().y(snapshot.x()[i], snapshot.y()[i]);
        count++;
      }
    }
  }

  /** Axes that hold them but strays; later epochs matter no more than early ones. */
  public AxisLimits limits() {
    return AxisLimits.withoutStrays(Arrays.copyOf(x, count), Arrays.copyOf(y, count), MARGIN);
  }
}
