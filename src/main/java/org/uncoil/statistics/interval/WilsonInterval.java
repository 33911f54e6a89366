package org.uncoil.statistics.interval;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.uncoil.setting.Checks;

/**
 * The score interval of a share: all p that a normal test of the share, with p's own variance p(1 −
 * p)/n, would not refuse (Wilson: Probable Inference, the Law of Succession, and Statistical
 * Inference, JASA 22, 1927, page 209). Unlike the share ± 1.96 standard errors it stays within [0,
 * 1] and has a width where nothing, or everything, succeeded.
 */
public final class WilsonInterval {
  private WilsonInterval() {}

  /**
   * The share of successes.
   *
   * @param successes 0 to {@code trials}
   * @param trials ≥ 1
   */
  public static Interval of(int successes, int trials, Confidence confidence) {
    Checks checks = new Checks();
    checks.that(trials >= 1, "trials", trials, "must be at least 1");
    checks.given("trials").range("successes", successes, 0, Math.max(0, trials));
    checks.done();
    ConfidenceInterval found =
        new WilsonScoreInterval().createInterval(trials, successes, confidence.level());
    double share = (double) successes / trials;
    // rounding may put a limit beside a share of 0 or 1
    return new Interval(
        share,
        successes == 0 ? 0 : Math.min(share, found.getLowerBound()),
        successes == trials ? 1 : Math.max(share, found.getUpperBound()));
  }
}
