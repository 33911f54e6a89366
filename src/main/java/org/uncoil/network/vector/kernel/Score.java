package org.uncoil.network.vector.kernel;

import java.util.Arrays;

/** Loss and number of right points, summed up over tiles. */
public final class Score {
  private final float[] sums = new float[2 * Tile.LANES];

  public void clear() {
    Arrays.fill(sums, 0f);
  }

  /** The partial sums of the loss, then those of the right points. */
  public float[] sums() {
    return sums;
  }

  /** The mean loss; not a number where there are no points. */
  public double loss(int points) {
    return sum(0) / points;
  }

  /** The share of right points; not a number where there are no points. */
  public double accuracy(int points) {
    return sum(Tile.LANES) / points;
  }

  private double sum(int from) {
    double sum = 0;
    for (int lane = 0; lane < Tile.LANES; lane++) {
      sum += sums[from + lane];
    }
    return sum;
  }
}
