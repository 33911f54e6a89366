package org.uncoil.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which training points make up each batch: one batch of all of them in the dataset's order, or
 * batches cut from an order that is drawn anew each epoch. The same in every engine.
 */
public final class BatchOrder {
  private final int[] points;
  private final int size;
  private final UniformRandomProvider random;

  /** The order that a task's seed draws. */
  public BatchOrder(TrainingTask task) {
    points = task.dataset().trainPoints();
    int asked = task.network().batchSize();
    size = asked == 0 ? points.length : Math.min(asked, points.length);
    random = RandomSource.XO_SHI_RO_256_PP.create(task.orderSeed());
  }

  /** Whether each epoch has one batch of all training points. */
  public boolean full() {
    return size == points.length;
  }

  /** Points of the largest batch. */
  public int largest() {
    return size;
  }

  /**
   * The order of the next epoch: the points' numbers in the dataset, of which each batch takes the
   * next {@link #largest}. The array is the order's own, and changes with the next call.
   */
  public int[] next() {
    if (!full()) {
      PermutationSampler.shuffle(random, points);
    }
    return points;
  }

  /** The batches of the next epoch. */
  public int[][] nextBatches() {
    int[] order = next();
    List<int[]> batches = new ArrayList<>();
    for (int start = 0; start < order.length; start += size) {
      batches.add(Arrays.copyOfRange(order, start, Math.min(order.length, start + size)));
    }
    return batches.toArray(int[][]::new);
  }
}
