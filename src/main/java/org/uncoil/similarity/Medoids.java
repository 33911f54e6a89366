package org.uncoil.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Clusters around medoids, by which the sum of distances to the nearest medoid is least that no
 * swap of one medoid lessens: partitioning around medoids (Kaufman and Rousseeuw: Finding groups in
 * data, 1990, chapter 2). Nothing is drawn at random: medoids are built up greedily, the first of
 * equals first.
 *
 * @param chosen the medoids' numbers, in the order in which they were first chosen
 * @param silhouette how well the clusters are told apart: the mean over all of (b − a) / max(a, b),
 *     with a the mean distance to the others of one's cluster and b that to the nearest other
 *     cluster's (Rousseeuw 1987); 0 with a single cluster
 */
public record Medoids(List<Integer> chosen, double silhouette) {
  /** From here on clusters are a structure, below they may be chance (Kaufman and Rousseeuw). */
  private static final double STRUCTURE = 0.25;

  private static final double GAIN = 1e-12;

  public Medoids {
    chosen = List.copyOf(chosen);
  }

  /**
   * As many clusters as give the best silhouette; one where even that is below 0.25.
   *
   * @param distances symmetric, zero on the diagonal; at least one row
   * @param most the most clusters to try
   */
  public static Medoids best(double[][] distances, int most) {
    Medoids best = of(distances, 1);
    double reached = STRUCTURE;
    for (int count = 2; count <= Math.min(most, distances.length - 1); count++) {
      Medoids candidate = of(distances, count);
      if (candidate.silhouette >= reached) {
        best = candidate;
        reached = candidate.silhouette;
      }
    }
    return best;
  }

  /** So many clusters. */
  public static Medoids of(double[][] distances, int count) {
    if (count < 1 || count > distances.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d clusters of %d: must be from 1 to as many",
              count,
              distances.length));
    }
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      chosen.add(cheapest(distances, chosen, chosen.size()));
    }
    double cost = cost(distances, chosen);
    for (boolean moved = true; moved; ) {
      moved = false;
      for (int slot = 0; slot < count; slot++) {
        List<Integer> swapped = new ArrayList<>(chosen);
        swapped.remove(slot);
        swapped.add(slot, cheapest(distances, swapped, slot));
        double less = cost(distances, swapped);
        if (less < cost * (1 - GAIN)) {
          chosen = swapped;
          cost = less;
          moved = true;
        }
      }
    }
    return new Medoids(chosen, silhouette(distances, chosen));
  }

  /** The one to put among the chosen at a slot so that the sum is least. */
  private static int cheapest(double[][] distances, List<Integer> others, int slot) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate = 0; candidate < distances.length; candidate++) {
      if (!others.contains(candidate)) {
        List<Integer> tried = new ArrayList<>(others);
        tried.add(slot, candidate);
        double cost = cost(distances, tried);
        if (best < 0 || cost < least * (1 - GAIN)) {
          best = candidate;
          least = cost;
        }
      }
    }
    return best;
  }

  private static double cost(double[][] distances, List<Integer> chosen) {
    double sum = 0;
    for (double[] row : distances) {
      sum += row[chosen.get(nearest(row, chosen))];
    }
    return sum;
  }

  /**
   * Which of the medoids is nearest, by its place among them; the first of equals.
   *
   * @param distances to all that were clustered
   */
  public int nearest(double[] distances) {
    return nearest(distances, chosen);
  }

  private static int nearest(double[] row, List<Integer> chosen) {
    int best = 0;
    for (int slot = 1; slot < chosen.size(); slot++) {
      if (row[chosen.get(slot)] < row[chosen.get(best)]) {
        best = slot;
      }
    }
    return best;
  }

  private static double silhouette(double[][] distances, List<Integer> chosen) {
    int count = distances.length;
    int[] cluster = new int[count];
    int[] size = new int[chosen.size()];
    for (int i = 0; i < count; i++) {
      cluster[i] = nearest(distances[i], chosen);
      size[cluster[i]]++;
    }
    double total = 0;
    for (int i = 0; i < count; i++) {
      double[] sums = new double[size.length];
      for (int j = 0; j < count; j++) {
        sums[cluster[j]] += distances[i][j];
      }
      double other = Double.POSITIVE_INFINITY;
      for (int c = 0; c < size.length; c++) {
        other = c == cluster[i] ? other : Math.min(other, sums[c] / size[c]);
      }
      double own = sums[cluster[i]] / Math.max(1, size[cluster[i]] - 1);
      boolean told = size[cluster[i]] > 1 && Double.isFinite(other) && Math.max(own, other) > 0;
      total += told ? (other - own) / Math.max(own, other) : 0;
    }
    return total / count;
  }
}
