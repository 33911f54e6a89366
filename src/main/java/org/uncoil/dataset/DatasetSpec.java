package org.uncoil.dataset;

import java.io.Serializable;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** A dataset: where its points come from and what is done to them before training. */
public record DatasetSpec(
    @Setting("name in the results") String name,
    @Setting("source of the points") Source source,
    @Setting(
            value = "scaling of each coordinate, with constants from the training points",
            or = "none")
        Scaling scaling,
    @Setting(value = "share of each class in the test set, in [0, 0.9]", or = "0.2")
        @Alias("held-out")
        double testShare,
    @Setting(
            value =
                "seed of the points and of the split, together with the study's seed: another number gives other points of the same source and another split",
            or = "0")
        @Alias("replicate")
        int seed,
    @Setting(value = "how Spark distributes the training", or = "run-parallel") Mode mode)
    implements Serializable {
  /** A dataset for networks that are trained by one task each. */
  public DatasetSpec(String name, Source source, Scaling scaling, double testShare, int seed) {
    this(name, source, scaling, testShare, seed, new Mode.RunParallel());
  }

  /** What arrays of Java hold on every machine. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  public DatasetSpec {
    Checks checks = new Checks();
    checks.text("name", name);
    checks.that(
        testShare >= 0 && testShare <= 0.9, "test-share", testShare, "must lie in [0, 0.9]");
    checks.notNegative("seed", seed);
    if (source instanceof Generator generator) {
      long numbers = (long) generator.points() * generator.dimensions();
      checks.that(
          numbers <= MOST_NUMBERS && generator.points() * (long) mode.shards() <= MOST_NUMBERS,
          "source",
          source,
          "must make at most "
              + MOST_NUMBERS
              + " coordinates, which is what an array holds, and as many points in all shards");
    }
    boolean sharded = mode instanceof Mode.DataParallel;
    checks.that(
        !sharded || source instanceof Generator,
        "mode",
        "data-parallel",
        "must be run-parallel for points from a file: only generators make shards");
    checks.that(
        !sharded || scaling == Scaling.NONE,
        "mode",
        "data-parallel",
        "must be run-parallel where points are scaled: the constants would need all shards at once");
    checks.done();
  }
}
