package org.uncoil.statistics.significance;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.uncoil.setting.Checks;

/**
 * The range of k independent standard normal values: Tukey's studentised range with infinitely many
 * degrees of freedom. P(range ≤ q) = k ∫ φ(z) (Φ(z) − Φ(z − q))^(k−1) dz (Hochberg, Tamhane:
 * Multiple Comparison Procedures, 1987, appendix 3, equation 1.2), by Gauss and Legendre's rule on
 * short pieces, which errs by less than 1e−12.
 */
public final class StudentisedRange {
  /** As many values as are provided for. */
  public static final int MOST = 1000;

  // φ is below 1e−17 outside
  private static final double REACH = 8.5;
  private static final int PIECES = 34;
  private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private StudentisedRange() {}

  /** Probability that the range of k values is at most {@code range}. */
  public static double probability(double range, int k) {
    check(k);
    if (range <= 0) {
      return 0;
    }
    double sum = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      double from = -REACH + 2 * REACH * piece / PIECES;
      GaussIntegrator rule = RULES.legendre(12, from, from + 2 * REACH / PIECES);
      sum +=
          rule.integrate(
              z ->
                  NORMAL.density(z)
                      * StrictMath.pow(
                          NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - range),
                          k - 1));
    }
    return Math.min(1, k * sum);
  }

  /**
   * The range that k values do not exceed with a probability.
   *
   * @param probability in [0.001, 0.9999]
   * @param k 2 to {@link #MOST}
   */
  public static double quantile(double probability, int k) {
    check(k);
    new Checks().range("probability", probability, 0.001, 0.9999).done();
    return new BrentSolver(1e-11)
        .solve(200, range -> probability(range, k) - probability, 1e-6, 2 * REACH);
  }

  private static void check(int k) {
    new Checks().range("k", k, 2, MOST).done();
  }
}
