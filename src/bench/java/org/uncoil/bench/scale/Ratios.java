package org.uncoil.bench.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;

/**
 * How what runs took compares with what they were expected to cost: a distribution that is drawn
 * from, for each run among those whose cost is nearest to its own.
 */
public final class Ratios {
  private static final int NEAREST = 24;

  private final double[] estimates;
  private final double[] ratios;

  private Ratios(double[] estimates, double[] ratios) {
    this.estimates = estimates;
    this.ratios = ratios;
  }

  /** A run's estimate and what it took, both in seconds. */
  public record Pair(double estimate, double seconds) {}

  /** The distribution of measured runs, of which there is at least one. */
  public static Ratios of(List<Pair> measured) {
    List<Pair> sorted = new ArrayList<>(measured);
    sorted.sort(Comparator.comparingDouble(Pair::estimate).thenComparingDouble(Pair::seconds));
    return new Ratios(
        sorted.stream().mapToDouble(Pair::estimate).toArray(),
        sorted.stream().mapToDouble(pair -> pair.seconds() / pair.estimate()).toArray());
  }

  /** Where those begin whose cost is nearest to this one. */
  private int first(double estimate) {
    int low = 0;
    int high = Math.max(0, estimates.length - NEAREST);
    while (low < high) {
      int middle = (low + high) / 2;
      // the window moves on while what it would take in is nearer than what it would leave out
      if (estimate - estimates[middle] > estimates[middle + NEAREST] - estimate) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** One of the ratios. */
  double draw(double estimate, SplittableRandom random) {
    int window = Math.min(NEAREST, ratios.length);
    return ratios[first(estimate) + random.nextInt(window)];
  }

  /** The middle one of the ratios of this cost. */
  double median(double estimate) {
    int window = Math.min(NEAREST, ratios.length);
    int first = first(estimate);
    double[] sorted = Arrays.copyOfRange(ratios, first, first + window);
    Arrays.sort(sorted);
    return sorted[window / 2];
  }

  /** What each group's runs take, drawn from a seed. */
  public double[] seconds(List<RunGroup> groups, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] seconds = new double[groups.size()];
    for (int group = 0; group < seconds.length; group++) {
      for (RunPlan run : groups.get(group).runs()) {
        seconds[group] += run.cost() * draw(run.cost(), random);
      }
    }
    return seconds;
  }
}
