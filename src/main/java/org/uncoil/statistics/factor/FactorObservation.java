package org.uncoil.statistics.factor;

import java.util.List;
import org.uncoil.setting.Checks;

/**
 * One response under one level of each factor.
 *
 * @param levels one per factor, in the factors' order
 * @param response finite
 */
public record FactorObservation(List<String> levels, double response) {
  public FactorObservation {
    levels = List.copyOf(levels);
    new Checks().that(Double.isFinite(response), "response", response, "must be finite").done();
  }
}
