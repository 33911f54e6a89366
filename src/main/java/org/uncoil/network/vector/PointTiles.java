package org.uncoil.network.vector;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;

/** Points of a dataset, cut into tiles. */
final class PointTiles implements Iterable<PointTile> {
  private final Dataset dataset;
  private final int size;
  private final List<PointTile> tiles;
  private List<PointTile> filled = List.of();
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
    int used = (points.length + size - 1) / size;
    for (int tile = 0; tile < used; tile++) {
      int start = tile * size;
      tiles.get(tile).fill(dataset, points, start, Math.min(points.length, start + size));
    }
    filled = tiles.subList(0, used);
    count = points.length;
  }

  int count() {
    return count;
  }

  @Override
  public Iterator<PointTile> iterator() {
    return filled.iterator();
  }
}
