package org.uncoil.bench.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What two tasks reach, each drawing and encoding films of its own.
 *
 * @param one,two frames per second of one task and of two
 * @param ratio of the two
 * @param measured films of 60 frames that were made in the measurement
 * @param minutes what 1,000 films of 60 frames take at the pace of two tasks
 */
public record Throughput(
    @JsonProperty("frames_per_second_one_task") double one,
    @JsonProperty("frames_per_second_two_tasks") double two,
    @JsonProperty("ratio_two_tasks_vs_one") double ratio,
    @JsonProperty("films_of_60_frames") int measured,
    @JsonProperty("minutes_for_1000_films_of_60_frames") double minutes) {

  static Throughput of(double one, double two, int measured) {
    return new Throughput(one, two, two / one, measured, 60_000 / two / 60);
  }

  /** As the page and the terminal have it. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "One task draws and encodes %.0f frames a second at 640×640, two on two cores %.0f: %.2f"
            + " times; %d films of 60 frames were made. 1,000 of them take %.1f minutes.%n",
        one,
        two,
        ratio,
        measured,
        minutes);
  }
}
