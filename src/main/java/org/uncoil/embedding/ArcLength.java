package org.uncoil.embedding;

import java.util.ArrayList;
import java.util.List;

/**
 * A path over the epochs of a run, measured as it is walked, and epochs at even distances along it:
 * where a run is to be shown by few epochs, most of them are those at which much changes.
 */
public final class ArcLength {
  private final List<Integer> epochs = new ArrayList<>();
  private final List<Double> lengths = new ArrayList<>();

  /**
   * Takes the next epoch.
   *
   * @param epoch greater than the one before
   * @param step how far the path goes from the epoch before to this one, not negative; that of the
   *     first epoch does not count
   */
  public void add(int epoch, double step) {
    lengths.add(epochs.isEmpty() ? 0 : whole() + step);
    epochs.add(epoch);
  }

  /** {@return the number of epochs} */
  public int size() {
    return epochs.size();
  }

  /**
   * One epoch.
   *
   * @param index from 0 to {@link #size} − 1
   */
  public int epoch(int index) {
    return epochs.get(index);
  }

  /**
   * The length of the path up to an epoch; its whole length for places beyond the last.
   *
   * @param index the epoch's place, from 0
   */
  public double length(int index) {
    return lengths.get(Math.min(index, lengths.size() - 1));
  }

  /** {@return the whole path's length; 0 without an epoch} */
  public double whole() {
    return lengths.isEmpty() ? 0 : lengths.get(lengths.size() - 1);
  }

  /**
   * At most so many of the epochs, at even distances along the path: the first and the last among
   * them, in order.
   *
   * @param most ≥ 2
   */
  public List<Integer> choose(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("most = " + most + ": must be at least 2");
    }
    int count = epochs.size();
    if (count <= most) {
      return List.copyOf(epochs);
    }
    List<Integer> chosen = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < most; k++) {
      double goal = whole() * k / (most - 1);
      // enough must be left for those that follow
      int latest = count - (most - k);
      while (next < latest && nearer(next + 1, next, goal)) {
        next++;
      }
      chosen.add(epochs.get(k == most - 1 ? count - 1 : next));
      next++;
    }
    return chosen;
  }

  private boolean nearer(int one, int other, double goal) {
    return Math.abs(lengths.get(one) - goal) < Math.abs(lengths.get(other) - goal);
  }
}
