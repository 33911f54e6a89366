package org.uncoil.network.vector;

import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;

/** Points of a dataset, cut into tiles. */
final class PointTiles {
  private final Dataset dataset;
  private final int size;
  private final List<PointTile> tiles;
  private int used;
  private int count;

  /**
   * Room for so many points.
   *
   * @param size points of a tile
   */
  PointTiles(Dataset dataset, int points, int size, int stride) {
    this.dataset = dataset;
    this.size = size;
    this.tiles =
        IntStream.range(0, (points + size - 1) / size)
            .mapToObj(tile -> new PointTile(size, dataset.dimensions(), stride))
            .toList();
  }

  /** Takes the points with these numbers, in this order. */
  void fill(int[] points) {
    fill(points, 0, points.length);
  }

  /** Takes the points with the numbers from {@code from} until {@code to}, in this order. */
  void fill(int[] points, int from, int to) {
    count = to - from;
    used = (count + size - 1) / size;
    for (int tile = 0; tile < used; tile++) {
      int start = from + tile * size;
      tiles.get(tile).fill(dataset, points, start, Math.min(to, start + size));
    }
  }

  /** Number of tiles that hold points. */
  int used() {
    return used;
  }

  PointTile tile(int number) {
    return tiles.get(number);
  }

  int count() {
    return count;
  }
}
