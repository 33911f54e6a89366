package org.uncoil.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What was measured of a case, per network and epoch: medians, and how far the middle half of the
 * measurements lies apart as a share of the median.
 */
record Result(
    @JsonProperty("name") String name,
    @JsonProperty("engine") String engine,
    @JsonProperty("ms_per_epoch") double milliseconds,
    @JsonProperty("spread") double spread,
    @JsonProperty("pytorch_ms_per_epoch") double peerMilliseconds,
    @JsonProperty("pytorch_spread") double peerSpread,
    @JsonProperty("ratio_vs_pytorch") double ratio,
    @JsonProperty("pytorch_at_once_ms_per_epoch") double stackedMilliseconds,
    @JsonProperty("gflops") double gigaflops,
    @JsonProperty("ratio_vs_sgemm_peak") double shareOfPeak) {

  static Result of(
      Case work, String engine, double[] own, double[] peer, double stacked, List<Double> peaks) {
    Measured mine = Measured.of(own);
    Measured theirs = Measured.of(peer);
    double gigaflops = work.flops() / mine.median() / 1e6;
    double peak = peaks.stream().mapToDouble(p -> p).max().orElse(Double.NaN);
    return new Result(
        work.name(),
        engine,
        mine.median(),
        mine.spread(),
        theirs.median(),
        theirs.spread(),
        theirs.median() / mine.median(),
        stacked,
        gigaflops,
        gigaflops / peak);
  }
}
