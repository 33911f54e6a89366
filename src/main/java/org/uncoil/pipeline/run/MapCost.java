package org.uncoil.pipeline.run;

import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;

/** What maps are expected to take, as {@link Cost} says it of other studies. */
public final class MapCost {
  /** What a cell takes besides its epochs: its specification, its weights and its row. */
  private static final double PER_CELL = 3e-5;

  /** A row of the table, compressed: 14 of trainability.conf, more with a test set. */
  private static final double CELL_ROW = 20;

  private static final double START = 1;
  private static final double READ_CELL = 1e-6;

  /** The picture, the tiles and what they are compressed with. */
  private static final double PAGES_PER_CELL = 5e-6;

  private static final double PAGES_BYTES_PER_CELL = 10;

  private MapCost() {}

  /** The run of a cell, of which only figures are kept. */
  public static Cost cell(NetworkSpec network, Cost.Size dataset, RecordSpec recorded) {
    double tests =
        Cost.PROBE_PER_POINT_AND_EPOCH * dataset.points() * Cost.records(network, recorded);
    return new Cost(PER_CELL + Cost.training(network, dataset) + tests, CELL_ROW);
  }

  /** The comparison of so many cells. */
  public static Cost compare(long cells) {
    return new Cost(START + READ_CELL * cells, 0);
  }

  /** The picture and the pages of so many cells. */
  public static Cost pages(long cells) {
    return new Cost(START + PAGES_PER_CELL * cells, PAGES_BYTES_PER_CELL * cells);
  }
}
