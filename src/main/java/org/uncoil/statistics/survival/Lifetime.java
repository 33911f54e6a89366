package org.uncoil.statistics.survival;

import org.uncoil.setting.Checks;

/**
 * How long one subject was watched.
 *
 * @param time ≥ 0, until it happened or until the end of the watch
 * @param ended whether it happened; otherwise the subject is censored: it may happen later, or
 *     never
 */
public record Lifetime(double time, boolean ended) {
  public Lifetime {
    new Checks()
        .that(time >= 0 && Double.isFinite(time), "time", time, "must be 0 or more, and finite")
        .done();
  }
}
