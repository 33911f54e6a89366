package org.uncoil.gallery.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which points and epochs are kept where there are too many; the same ones on every machine. */
final class Choice {
  private Choice() {}

  /**
   * At most so many of a dataset's points, in ascending order. Which is decided by a hash of their
   * numbers: datasets are stored class by class, or a class in turn, and every n-th point may be
   * all of one class.
   */
  static int[] points(int size, int most) {
    return size <= most
        ? IntStream.range(0, size).toArray()
        : Arrays.stream(shuffled(size, most)).sorted().toArray();
  }

  /**
   * The same points in the order of their hashes: the first of them are themselves a random sample,
   * and no class is drawn over the others.
   */
  static int[] shuffled(int size, int most) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(Choice::mixed))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
   * generators, OOPSLA 2014), variant 13 of Stafford's mixers.
   */
  private static long mixed(int point) {
    long z = (point + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * These epochs with others in the places of their nearest neighbours: as many as before, the
   * first and the last as they were.
   */
  static List<Integer> including(List<Integer> epochs, Collection<Integer> others) {
    List<Integer> chosen = new ArrayList<>(epochs);
    for (int other : others) {
      int nearest = -1;
      for (int i = 1; i < chosen.size() - 1 && !chosen.contains(other); i++) {
        boolean free = !others.contains(chosen.get(i));
        if (free
            && (nearest < 0
                || Math.abs(chosen.get(i) - other) < Math.abs(chosen.get(nearest) - other))) {
          nearest = i;
        }
      }
      if (nearest > 0) {
        chosen.set(nearest, other);
      }
    }
    return chosen.stream().sorted().toList();
  }

  /** At most so many of these epochs, evenly, the first and the last among them. */
  static int[] epochs(List<Integer> epochs, int most) {
    int size = epochs.size();
    int count = Math.min(size, most);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
        .map(epochs::get)
        .toArray();
  }
}
