package org.uncoil.network.vector;

import java.util.Arrays;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.vector.kernel.Tile;

/** Some points of a dataset, dimension by dimension, padded to a multiple of a block. */
final class PointTile {
  private final int stride;
  private final int[] dataset;
  private final float[] features;
  private final float[] labels;
  private int count;

  /**
   * Room for points.
   *
   * @param most how many at most
   * @param stride numbers from one dimension's row to the next
   */
  PointTile(int most, int dimensions, int stride) {
    this.stride = stride;
    dataset = new int[most];
    features = new float[dimensions * stride];
    labels = new float[stride];
  }

  /** Takes the points with these numbers. */
  void fill(Dataset from, int[] points, int start, int end) {
    count = end - start;
    System.arraycopy(points, start, dataset, 0, count);
    Arrays.fill(features, 0f);
    Arrays.fill(labels, -1f);
    for (int q = 0; q < count; q++) {
      labels[q] = from.label(dataset[q]);
      for (int d = 0; d < from.dimensions(); d++) {
        features[d * stride + q] = from.feature(dataset[q], d);
      }
    }
  }

  float[] features() {
    return features;
  }

  /** A class's number per point; −1 where there is only padding. */
  float[] labels() {
    return labels;
  }

  /** Points without the padding. */
  int count() {
    return count;
  }

  /** Points with the padding. */
  int points() {
    return Tile.padded(count);
  }

  /** A point's number in its dataset. */
  int point(int q) {
    return dataset[q];
  }
}
