package org.uncoil.statistics.factor;

import java.util.List;

/**
 * What one factor, or two together beyond each alone, does to the response.
 *
 * @param factors one name, or two
 * @param variance of the response over the grid that is due to them
 * @param share of the whole variance; 0 where there is none
 */
public record Effect(List<String> factors, double variance, double share) {
  public Effect {
    factors = List.copyOf(factors);
  }
}
