package org.uncoil.statistics.survival;

import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;

/**
 * The mean time until it happens, where nothing after the horizon counts.
 *
 * @param horizon until when
 * @param mean the area below the survival curve until then
 * @param standardError of the mean
 */
public record RestrictedMean(double horizon, double mean, double standardError) {
  /** Normal, cut to [0, horizon]. */
  public Interval interval(Confidence confidence) {
    double reach = confidence.deviations() * standardError;
    return new Interval(mean, Math.max(0, mean - reach), Math.min(horizon, mean + reach));
  }
}
