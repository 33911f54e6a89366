package org.uncoil.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * Repeated measurements of one thing.
 *
 * @param spread how far the middle half of them lies apart, as a share of the median
 */
public record Measured(
    @JsonProperty("median") double median, @JsonProperty("spread") double spread) {

  /** Not a number where there are none. */
  public static Measured of(double... values) {
    double median = quantile(values, 0.5);
    return new Measured(median, (quantile(values, 0.75) - quantile(values, 0.25)) / median);
  }

  /** Of the sorted values the one at that place. */
  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
