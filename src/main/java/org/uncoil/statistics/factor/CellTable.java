package org.uncoil.statistics.factor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * The full grid of all factors' levels: of each cell how often it was observed, and its mean. Cells
 * are numbered with the last factor's level running fastest.
 */
final class CellTable {
  /** As many cells as a table may have. */
  static final int MOST_CELLS = 4_000_000;

  private final List<List<String>> levels = new ArrayList<>();
  private final int[] strides;
  private final int[] counts;
  private final double[] means;
  private final double[] squares; // sums of squared distances from the cell's mean

  CellTable(List<String> factors, List<FactorObservation> observations) {
    check(factors, observations);
    strides = new int[factors.size()];
    for (int factor = 0; factor < factors.size(); factor++) {
      LinkedHashSet<String> found = new LinkedHashSet<>();
      for (FactorObservation observation : observations) {
        found.add(observation.levels().get(factor));
      }
      levels.add(List.copyOf(found));
    }
    int cells = cells(factors);
    counts = new int[cells];
    means = new double[cells];
    squares = new double[cells];
    observations.forEach(this::add);
  }

  private static void check(List<String> factors, List<FactorObservation> observations) {
    Checks checks = new Checks();
    checks.that(!factors.isEmpty(), "factors", factors, "must be at least one");
    checks.that(!observations.isEmpty(), "observations", observations, "must be at least one");
    for (FactorObservation observation : observations) {
      checks.that(
          observation.levels().size() == factors.size(),
          "levels",
          observation.levels(),
          "must be one of each of " + factors);
    }
    checks.done();
  }

  private int cells(List<String> factors) {
    long cells = 1;
    for (int factor = strides.length - 1; factor >= 0; factor--) {
      strides[factor] = (int) cells;
      cells *= levels.get(factor).size();
      new Checks()
          .that(
              cells <= MOST_CELLS, "factors", factors, "must make at most " + MOST_CELLS + " cells")
          .done();
    }
    return (int) cells;
  }

  /** Welford's update, which loses nothing where values are large and their differences small. */
  private void add(FactorObservation observation) {
    int cell = 0;
    for (int factor = 0; factor < strides.length; factor++) {
      cell += strides[factor] * levels.get(factor).indexOf(observation.levels().get(factor));
    }
    counts[cell]++;
    double distance = observation.response() - means[cell];
    means[cell] += distance / counts[cell];
    squares[cell] += distance * (observation.response() - means[cell]);
  }

  int factors() {
    return levels.size();
  }

  List<String> levels(int factor) {
    return levels.get(factor);
  }

  int cells() {
    return counts.length;
  }

  int level(int cell, int factor) {
    return cell / strides[factor] % levels.get(factor).size();
  }

  int count(int cell) {
    return counts[cell];
  }

  double mean(int cell) {
    return means[cell];
  }

  /** Gives a cell that was never observed a mean. */
  void fill(int cell, double mean) {
    means[cell] = mean;
  }

  /** The variance within a cell, on average over those that were observed. */
  double within() {
    double sum = 0;
    int observed = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        sum += squares[cell] / counts[cell];
        observed++;
      }
    }
    return sum / observed;
  }
}
