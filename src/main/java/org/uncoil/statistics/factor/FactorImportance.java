package org.uncoil.statistics.factor;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a response's variance each factor and each pair of factors explains, by functional
 * analysis of variance over the grid of all levels, every cell with the same weight: the effect of
 * a set of factors is its marginal mean less the effects of its subsets, and its share is the
 * variance of that effect over the whole variance (Hutter, Hoos, Leyton-Brown: An Efficient
 * Approach for Assessing Hyperparameter Importance, ICML 2014, section 3, equations 3 to 8). They
 * fit a forest to be able to ask everywhere; where the grid was run there is nothing to fit, and
 * the cells' own means are asked.
 *
 * <p>What that means:
 *
 * <ul>
 *   <li>On a grid with as many observations in every cell, the shares are those of the classical
 *       analysis of variance, η² = SS/SS of all: a factor's, a pair's, those of three factors and
 *       more together ({@code higher}), and what observations of one cell differ by ({@code
 *       within}, which is what the seed decides). They add up to 1.
 *   <li>With unequal numbers of observations a cell still counts once, however often it was
 *       observed. The shares add up to 1 and answer for the grid, not for the sample; they are no
 *       longer the sums of squares of any of the classical types.
 *   <li>Cells that were never observed are given what the additive model says, fitted to the others
 *       by least squares. They then add nothing to any pair, so that the shares of pairs are on the
 *       low side, the more so the smaller {@code coverage} is. Factors that always change together
 *       are refused.
 *   <li>The cells' means err by what is {@code within}, so that effects of nothing have a share
 *       above 0: about their degrees of freedom over the number of observations.
 * </ul>
 *
 * @param mean the response's mean over the grid
 * @param variance the whole variance
 * @param effects of each factor, then of each pair, in the order of the factors
 * @param higher share of three factors and more together
 * @param within share of what differs within cells
 * @param coverage share of the grid's cells that were observed
 * @param marginals of every level of every factor
 */
public record FactorImportance(
    double mean,
    double variance,
    List<Effect> effects,
    double higher,
    double within,
    double coverage,
    List<Marginal> marginals) {

  public FactorImportance {
    effects = List.copyOf(effects);
    marginals = List.copyOf(marginals);
  }

  /**
   * Decomposes.
   *
   * @param factors their names, at least one
   * @param observations at least one, in any order
   */
  public static FactorImportance of(List<String> factors, List<FactorObservation> observations) {
    CellTable table = new CellTable(factors, observations);
    int observed = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      observed += table.count(cell) > 0 ? 1 : 0;
    }
    if (observed < table.cells()) {
      AdditiveFit fit = new AdditiveFit(table);
      for (int cell = 0; cell < table.cells(); cell++) {
        if (table.count(cell) == 0) {
          table.fill(cell, fit.value(cell));
        }
      }
    }
    return new Decomposition(factors, table).importance((double) observed / table.cells());
  }

  /** The grid's marginal means. */
  private static final class Decomposition {
    private final List<String> factors;
    private final CellTable table;
    private final double mean;
    private final List<double[]> ofLevels = new ArrayList<>();

    Decomposition(List<String> factors, CellTable table) {
      this.factors = factors;
      this.table = table;
      double sum = 0;
      for (int cell = 0; cell < table.cells(); cell++) {
        sum += table.mean(cell);
      }
      mean = sum / table.cells();
      for (int factor = 0; factor < factors.size(); factor++) {
        ofLevels.add(marginal(factor, factor));
      }
    }

    /** Means over all cells by one factor's level, or by two factors' levels. */
    private double[] marginal(int one, int other) {
      int width = one == other ? 1 : table.levels(other).size();
      double[] means = new double[table.levels(one).size() * width];
      for (int cell = 0; cell < table.cells(); cell++) {
        int column = one == other ? 0 : table.level(cell, other);
        means[table.level(cell, one) * width + column] += table.mean(cell);
      }
      for (int i = 0; i < means.length; i++) {
        means[i] /= (double) table.cells() / means.length;
      }
      return means;
    }

    private double alone(int factor) {
      double sum = 0;
      for (double marginal : ofLevels.get(factor)) {
        sum += (marginal - mean) * (marginal - mean);
      }
      return sum / ofLevels.get(factor).length;
    }

    private double together(int one, int other) {
      double[] both = marginal(one, other);
      int width = table.levels(other).size();
      double sum = 0;
      for (int i = 0; i < both.length; i++) {
        double effect =
            both[i] - ofLevels.get(one)[i / width] - ofLevels.get(other)[i % width] + mean;
        sum += effect * effect;
      }
      return sum / both.length;
    }

    private double between() {
      double sum = 0;
      for (int cell = 0; cell < table.cells(); cell++) {
        sum += (table.mean(cell) - mean) * (table.mean(cell) - mean);
      }
      return sum / table.cells();
    }

    FactorImportance importance(double coverage) {
      double between = between();
      double within = table.within();
      double whole = between + within;
      List<Effect> effects = new ArrayList<>();
      List<Marginal> marginals = new ArrayList<>();
      for (int factor = 0; factor < factors.size(); factor++) {
        effects.add(effect(List.of(factors.get(factor)), alone(factor), whole));
        for (int level = 0; level < table.levels(factor).size(); level++) {
          marginals.add(
              new Marginal(
                  factors.get(factor),
                  table.levels(factor).get(level),
                  ofLevels.get(factor)[level]));
        }
      }
      for (int one = 0; one < factors.size(); one++) {
        for (int other = one + 1; other < factors.size(); other++) {
          effects.add(
              effect(List.of(factors.get(one), factors.get(other)), together(one, other), whole));
        }
      }
      double explained = effects.stream().mapToDouble(Effect::variance).sum();
      return new FactorImportance(
          mean,
          whole,
          effects,
          share(Math.max(0, between - explained), whole),
          share(within, whole),
          coverage,
          marginals);
    }

    private static Effect effect(List<String> factors, double variance, double whole) {
      return new Effect(factors, variance, share(variance, whole));
    }

    private static double share(double variance, double whole) {
      return whole > 0 ? variance / whole : 0;
    }
  }
}
