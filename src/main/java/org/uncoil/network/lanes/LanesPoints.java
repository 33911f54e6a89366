package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.vector.kernel.PerLane;

/** As many points of every lane's dataset, cut into tiles: a batch, or all test points. */
final class LanesPoints {
  private final List<float[]> features = new ArrayList<>();
  private final List<int[]> labels = new ArrayList<>();
  private final List<LanesTile> tiles = new ArrayList<>();
  private final int dimensions;
  private final int perTile;
  private int count;

  /**
   * Room for points.
   *
   * @param datasets one for each lane
   * @param most points of the largest batch
   * @param tileSize points of the largest tile, a multiple of {@link PerLane#POINTS}
   */
  LanesPoints(List<Dataset> datasets, int most, int tileSize) {
    for (Dataset dataset : datasets) {
      features.add(dataset.features());
      labels.add(dataset.labels());
    }
    dimensions = datasets.get(0).dimensions();
    int used = (most + tileSize - 1) / tileSize;
    perTile = used == 0 ? tileSize : padded((most + used - 1) / used);
    for (int i = 0; i < used; i++) {
      tiles.add(new LanesTile(dimensions, perTile));
    }
  }

  private static int padded(int points) {
    return (points + PerLane.POINTS - 1) / PerLane.POINTS * PerLane.POINTS;
  }

  /** Points of each lane. */
  int count() {
    return count;
  }

  /** The tiles that hold them. */
  List<LanesTile> tiles() {
    return tiles.subList(0, (count + perTile - 1) / perTile);
  }

  /**
   * Takes points.
   *
   * @param order one list of points for each lane
   */
  void fill(List<int[]> order, int from, int to) {
    count = to - from;
    for (LanesTile tile : tiles()) {
      Arrays.fill(tile.labels(), -1f);
    }
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < count; i++) {
        put(lane, order.get(lane)[from + i], tiles.get(i / perTile), i % perTile * LANES + lane);
      }
    }
  }

  private void put(int lane, int point, LanesTile tile, int at) {
    float[] numbers = features.get(lane);
    for (int d = 0; d < dimensions; d++) {
      tile.features()[d * tile.stride() + at] = numbers[point * dimensions + d];
    }
    tile.labels()[at] = labels.get(lane)[point];
    tile.numbers()[at] = point;
  }
}
