package org.uncoil.statistics.phase;

import java.util.List;
import org.uncoil.setting.Checks;

/**
 * One point of a phase diagram: how many of the trials there succeeded.
 *
 * @param at where it lies along each axis, finite; one axis or more
 * @param successes 0 to {@code trials}
 * @param trials ≥ 1
 */
public record PhaseCell(List<Double> at, int successes, int trials) {
  public PhaseCell {
    at = List.copyOf(at);
    Checks checks = new Checks();
    checks.that(
        !at.isEmpty() && at.stream().allMatch(Double::isFinite),
        "at",
        at,
        "must be a finite number along each axis");
    checks.that(trials >= 1, "trials", trials, "must be at least 1");
    checks.given("trials").range("successes", successes, 0, Math.max(0, trials));
    checks.done();
  }
}
