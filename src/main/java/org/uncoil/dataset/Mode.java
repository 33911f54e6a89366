package org.uncoil.dataset;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** How networks are trained on a dataset. */
public sealed interface Mode extends Serializable {
  /** The number of pieces that the dataset is made and stored in. */
  int shards();

  /** Each network by one task, which holds all points; many networks at once. */
  record RunParallel() implements Mode {
    @Override
    public int shards() {
      return 1;
    }
  }

  /**
   * One network at a time by the whole cluster, for a dataset that no single task should hold: each
   * worker trains a copy on a shard of its own, and the copies are averaged, round after round.
   *
   * @param shards the source is asked for its points so many times, under a seed of each shard's
   *     own
   * @param workers copies that are trained at once; a part of the computation, not the number of
   *     cores, so that the result does not depend on the cluster
   */
  record DataParallel(
      @Setting(
              value = "number of shards, each with as many points as the source generates, ≥ 1",
              or = "16")
          int shards,
      @Setting(
              value =
                  "number of copies of the network that are trained in parallel and averaged, ≥ 1",
              or = "2")
          int workers)
      implements Mode {
    /** What the number of a shard, and the total number of points, still fit. */
    private static final int MOST_SHARDS = 100_000;

    public DataParallel {
      Checks checks = new Checks();
      checks.range("shards", shards, 1, MOST_SHARDS);
      checks.that(workers >= 1, "workers", workers, "must be 1 or more");
      checks
          .given("shards", "workers")
          .that(
              workers <= shards,
              "workers",
              workers,
              "must be at most the number of shards, " + shards);
      checks.done();
    }
  }
}
