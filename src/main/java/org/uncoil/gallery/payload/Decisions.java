package org.uncoil.gallery.payload;

import java.util.Arrays;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;

/**
 * Which class the last layer gives to each point of a dataset, epoch by epoch, and from which epoch
 * on it is the right one.
 */
final class Decisions {
  private final int[] labels;
  private final int[] decided;
  private final int[] learned;

  Decisions(Dataset dataset) {
    labels = dataset.labels();
    decided = new int[labels.length];
    learned = new int[labels.length];
    Arrays.fill(learned, -1);
  }

  /** Decides again, at the next recorded epoch. */
  void decide(int epoch, LastLayer layer, Floats first, Floats second) {
    for (int point = 0; point < labels.length; point++) {
      decided[point] = layer.classify(first.get(point), second.get(point));
      if (decided[point] != labels[point]) {
        learned[point] = -1;
      } else if (learned[point] < 0) {
        learned[point] = epoch;
      }
    }
  }

  /** The class that a point was given last. */
  int decided(int point) {
    return decided[point];
  }

  /** The first epoch from which on a point is always right; −1 where it is wrong. */
  int learned(int point) {
    return learned[point];
  }
}
