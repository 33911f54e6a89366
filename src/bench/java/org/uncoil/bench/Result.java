package org.uncoil.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/**
 * What was measured of a case: medians, and how far the middle half of the measurements lies apart
 * as a share of the median.
 */
record Result(
    @JsonProperty("name") String name,
    @JsonProperty("engine") String engine,
    @JsonProperty("ms_per_epoch") double milliseconds,
    @JsonProperty("spread") double spread,
    @JsonProperty("pytorch_ms_per_epoch") double peerMilliseconds,
    @JsonProperty("pytorch_spread") double peerSpread,
    @JsonProperty("ratio_vs_pytorch") double ratio,
    @JsonProperty("gflops") double gigaflops,
    @JsonProperty("ratio_vs_sgemm_peak") double shareOfPeak) {

  static Result of(Case work, String engine, double[] own, double[] peer, List<Double> peaks) {
    double median = quantile(own, 0.5);
    double gigaflops = work.flops() / median / 1e6;
    double peerMedian = quantile(peer, 0.5);
    double peak = peaks.stream().mapToDouble(p -> p).max().orElse(Double.NaN);
    return new Result(
        work.name(),
        engine,
        median,
        spread(own),
        peerMedian,
        spread(peer),
        peerMedian / median,
        gigaflops,
        gigaflops / peak);
  }

  private static double spread(double[] values) {
    return (quantile(values, 0.75) - quantile(values, 0.25)) / quantile(values, 0.5);
  }

  /** Of the sorted values the one at that place; not a number where there are none. */
  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
