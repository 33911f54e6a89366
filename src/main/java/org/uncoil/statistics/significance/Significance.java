package org.uncoil.statistics.significance;

import java.util.List;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.uncoil.setting.Checks;

/**
 * What a test found.
 *
 * @param statistic ≥ 0
 * @param degrees its degrees of freedom: one number for χ², two for F; 0 where there was nothing to
 *     tell apart
 * @param pValue how often the statistic would be as great or greater if there were no difference
 */
public record Significance(double statistic, List<Integer> degrees, double pValue) {
  public Significance {
    degrees = List.copyOf(degrees);
    new Checks().notNegative("statistic", statistic).range("p-value", pValue, 0, 1).done();
  }

  /** Of a statistic that has a χ² distribution where there is no difference. */
  public static Significance chiSquared(double statistic, int degrees) {
    // the upper tail itself, which 1 minus the lower would lose where it is small
    double p = degrees == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2);
    return new Significance(statistic, List.of(degrees), p);
  }

  /** Of a statistic that has an F distribution where there is no difference; it may be infinite. */
  public static Significance ratio(double statistic, int between, int within) {
    double share = within / (within + between * statistic);
    double p = Beta.regularizedBeta(share, within / 2.0, between / 2.0);
    return new Significance(statistic, List.of(between, within), p);
  }
}
