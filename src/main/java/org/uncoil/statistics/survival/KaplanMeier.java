package org.uncoil.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.uncoil.setting.Checks;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;

/**
 * A survival curve by the product-limit estimator: S(t) = ∏ (1 − dᵢ/nᵢ) over the times until t, of
 * dᵢ events among nᵢ at risk (Kaplan, Meier: Nonparametric Estimation from Incomplete Observations,
 * JASA 53, 1958, page 462). Its variance is Greenwood's, S² Σ dᵢ/(nᵢ(nᵢ − dᵢ)); its intervals are
 * S^exp(±zσ), with σ the standard error of log(−log S), which keeps them within [0, 1]
 * (Kalbfleisch, Prentice: The Statistical Analysis of Failure Time Data, 2nd edition, 2002, page
 * 18).
 *
 * <p>Censoring must not depend on what would have come: a subject that can no longer end belongs
 * censored at the end of the watch, not where it dropped out.
 *
 * @param steps one per time at which something happened, in order
 * @param subjects how many were watched
 * @param last when the last of them ended or was censored
 */
public record KaplanMeier(List<SurvivalStep> steps, int subjects, double last) {
  private static final double HALF = 0.5 + 1e-12; // a product of shares is seldom exactly one half

  public KaplanMeier {
    steps = List.copyOf(steps);
  }

  /**
   * The curve of some subjects.
   *
   * @param lifetimes at least one
   */
  public static KaplanMeier of(List<Lifetime> lifetimes, Confidence confidence) {
    new Checks().that(!lifetimes.isEmpty(), "lifetimes", lifetimes, "must be at least one").done();
    TreeMap<Double, int[]> times = new TreeMap<>(); // events, and all who leave
    for (Lifetime lifetime : lifetimes) {
      int[] counts = times.computeIfAbsent(lifetime.time(), time -> new int[2]);
      counts[0] += lifetime.ended() ? 1 : 0;
      counts[1]++;
    }
    List<SurvivalStep> steps = new ArrayList<>();
    int atRisk = lifetimes.size();
    double survival = 1;
    double hazard = 0;
    for (Map.Entry<Double, int[]> time : times.entrySet()) {
      int events = time.getValue()[0];
      if (events > 0) {
        survival *= 1 - (double) events / atRisk;
        hazard += spread(atRisk, events);
        steps.add(step(time.getKey(), atRisk, events, survival, hazard, confidence));
      }
      atRisk -= time.getValue()[1];
    }
    return new KaplanMeier(steps, lifetimes.size(), times.lastKey());
  }

  /** A step's part of Greenwood's sum; infinite where none is left. */
  private static double spread(int atRisk, int events) {
    return events / ((double) atRisk * (atRisk - events));
  }

  private static SurvivalStep step(
      double time, int atRisk, int events, double survival, double hazard, Confidence confidence) {
    if (events == atRisk) {
      return new SurvivalStep(time, atRisk, events, 0, 0, Double.NaN, Double.NaN);
    }
    double reach = confidence.deviations() * Math.sqrt(hazard) / -StrictMath.log(survival);
    return new SurvivalStep(
        time,
        atRisk,
        events,
        survival,
        survival * Math.sqrt(hazard),
        StrictMath.pow(survival, StrictMath.exp(reach)),
        StrictMath.pow(survival, StrictMath.exp(-reach)));
  }

  /** Share to whom it has not happened by a time; beyond the last one, what it is there. */
  public double survival(double time) {
    double survival = 1;
    for (SurvivalStep step : steps) {
      if (step.time() > time) {
        break;
      }
      survival = step.survival();
    }
    return survival;
  }

  /**
   * The time by which it has happened to half, infinite where it never has; the earliest where the
   * curve stays at one half for a while, of which R takes the middle. The interval holds the times
   * at which the curve's own interval holds one half (Brookmeyer, Crowley: A Confidence Interval
   * for the Median Survival Time, Biometrics 38, 1982, page 31, by log-log intervals).
   */
  public Interval median() {
    double median = first(SurvivalStep::survival);
    // a last step to 0 has no interval of its own
    double low = Math.min(median, first(SurvivalStep::low));
    return new Interval(median, low, first(SurvivalStep::high));
  }

  private double first(ToDoubleFunction<SurvivalStep> curve) {
    return steps.stream()
        .filter(step -> curve.applyAsDouble(step) <= HALF)
        .mapToDouble(SurvivalStep::time)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The area A below the curve until a horizon. Its variance is Σ Aᵢ² dᵢ/(nᵢ(nᵢ − dᵢ)), with Aᵢ the
   * area from the i-th step on (Klein, Moeschberger: Survival Analysis, 2nd edition, 2003, page
   * 118).
   *
   * @param horizon > 0, and not beyond the last lifetime, where nobody was watched any more, unless
   *     it has happened to all by then
   */
  public RestrictedMean restrictedMean(double horizon) {
    new Checks()
        .positive("horizon", horizon)
        .that(
            horizon <= last || survival(last) == 0,
            "horizon",
            horizon,
            "must not be beyond " + last + ", when the last was censored")
        .done();
    double area = 0;
    double variance = 0;
    double until = horizon;
    for (int i = steps.size() - 1; i >= 0; i--) {
      SurvivalStep step = steps.get(i);
      if (step.time() < horizon) {
        area += step.survival() * (until - step.time());
        until = step.time();
        variance += area == 0 ? 0 : area * area * spread(step.atRisk(), step.events());
      }
    }
    return new RestrictedMean(horizon, area + until, Math.sqrt(variance));
  }
}
