package org.uncoil.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.bench.page.PageSection;

/** The results of {@code jobs/bench train}, for a terminal, as JSON and for the page. */
record Report(String machine, LocalDate date, String peer, double peak, List<Result> results) {
  static String line(Result r) {
    return String.format(
        Locale.ROOT,
        "%-18s %-7s %9.5f ms (±%2.0f%%)   PyTorch %9.4f ms (±%2.0f%%)   %6.2f×   %s   %5.1f GFLOP/s   %3.0f%% of sgemm",
        r.name(),
        r.engine(),
        r.milliseconds(),
        50 * r.spread(),
        r.peerMilliseconds(),
        50 * r.peerSpread(),
        r.ratio(),
        Double.isNaN(r.stackedMilliseconds())
            ? ""
            : String.format(Locale.ROOT, "at once %.4f ms", r.stackedMilliseconds()),
        r.gigaflops(),
        100 * r.shareOfPeak());
  }

  /** Milliseconds with three decimals; below a hundredth with five. */
  private static String milliseconds(double value) {
    return Double.isNaN(value)
        ? "–"
        : String.format(Locale.ROOT, value < 0.01 ? "%.5f" : "%.3f", value);
  }

  /** What was measured on, and against what. */
  String conditions() {
    return String.format(
        Locale.ROOT, "%s, %s, against %s; sgemm %.0f GFLOP/s", machine, date, peer, peak);
  }

  String json() throws JsonProcessingException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("date", date.toString());
    all.put("peer", peer);
    all.put("sgemm_peak_gflops", peak);
    all.put("cases", results);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }

  /** Replaces the page's results by these. */
  void writeInto(Path page) throws IOException {
    new PageSection("train").replace(page, section());
  }

  private String section() {
    String rows =
        results.stream()
            .map(
                r ->
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %.1f× | %s | %.0f | %.0f %% |%n",
                        r.name(),
                        r.engine(),
                        milliseconds(r.milliseconds()),
                        milliseconds(r.peerMilliseconds()),
                        r.ratio(),
                        milliseconds(r.stackedMilliseconds()),
                        r.gigaflops(),
                        100 * r.shareOfPeak()))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%n%s, %s, one core; against %s; sgemm reaches %.0f GFLOP/s.%n%n"
            + "| case | engine | ms per epoch | PyTorch | ratio | PyTorch, many at once | GFLOP/s | of sgemm |%n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- |%n%s%n",
        machine,
        date,
        peer,
        peak,
        rows);
  }
}
