package org.uncoil.study;

import org.uncoil.dataset.DatasetSpec;

/**
 * Where everything random comes from: the study's seed and what the draw is for, never time, order,
 * thread or partition. No seed is 0, which DL4J takes for "none".
 */
public final class Seeds {
  private Seeds() {}

  /**
   * For a dataset's points and its split. Datasets that differ only in scaling share their points.
   */
  public static long dataset(long studySeed, DatasetSpec dataset) {
    return seed("dataset", studySeed, dataset.source(), dataset.seed());
  }

  /** The same for one shard of a dataset; the first has the dataset's own. */
  public static long shard(long studySeed, DatasetSpec dataset, int shard) {
    return shard == 0
        ? dataset(studySeed, dataset)
        : seed("shard", studySeed, dataset.source(), dataset.seed(), shard);
  }

  /**
   * For a run's initial weights. It leaves out activation, optimizer, learning rate and
   * regularisation, so that runs which differ in these alone start from the same weights and can be
   * compared as pairs.
   */
  public static long initial(StudySpec study, RunSpec run) {
    return seed(
        "initial",
        study.seed(),
        run.dataset(),
        run.network().hidden(),
        run.network().initialisation(),
        run.replicate());
  }

  /**
   * For the order of a run's mini-batches and for dropout; the same for runs that may be compared
   * as pairs.
   */
  public static long order(StudySpec study, RunSpec run) {
    return seed("order", study.seed(), run.dataset(), run.network().batchSize(), run.replicate());
  }

  /** For the order of the points of one shard in one pass over them. */
  public static long order(long orderSeed, int pass, int shard) {
    return seed("pass", orderSeed, pass, shard);
  }

  /** For samples that are drawn from a study's results, by what they are drawn for. */
  public static long resampling(long studySeed, String purpose) {
    return seed("resampling", studySeed, purpose);
  }

  private static long seed(Object... parts) {
    long seed = Long.parseUnsignedLong(Canonical.digest(parts).substring(0, 16), 16);
    return seed == 0 ? 1 : seed;
  }
}
