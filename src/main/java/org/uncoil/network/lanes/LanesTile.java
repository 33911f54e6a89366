package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

/** Some points of every lane's dataset. */
final class LanesTile {
  private final float[] features;
  private final float[] labels;
  private final int[] numbers;

  LanesTile(int dimensions, int points) {
    features = new float[dimensions * points * LANES];
    labels = new float[points * LANES];
    numbers = new int[points * LANES];
  }

  /** Dimensions × points × lanes, a row every {@link #stride} numbers. */
  float[] features() {
    return features;
  }

  /** Points × lanes: the class's number, −1 where there is only padding. */
  float[] labels() {
    return labels;
  }

  /** Points × lanes: which point of the lane's dataset it is. */
  int[] numbers() {
    return numbers;
  }

  /** Numbers of a row: points, padding included, times lanes. */
  int stride() {
    return labels.length;
  }
}
