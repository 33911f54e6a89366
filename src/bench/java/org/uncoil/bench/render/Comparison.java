package org.uncoil.bench.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.uncoil.bench.Measured;

/**
 * What was measured of a picture: milliseconds per frame of both sides, and how many times as long
 * the peer takes. What a case has not is null: encoded, there is one ratio, to the peer's writer.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
    @JsonProperty("name") String name,
    @JsonProperty("ms_per_frame") Measured own,
    @JsonProperty("matplotlib_draw") Measured draw,
    @JsonProperty("matplotlib_blit") Measured blit,
    @JsonProperty("matplotlib_ffmpeg") Measured ffmpeg,
    @JsonProperty("ratio_vs_matplotlib_draw") Double drawRatio,
    @JsonProperty("ratio_vs_matplotlib_blit") Double blitRatio,
    @JsonProperty("ratio_vs_matplotlib_ffmpeg") Double ffmpegRatio) {

  static Comparison drawn(String name, Measured own, Measured draw, Measured blit) {
    return new Comparison(
        name,
        own,
        draw,
        blit,
        null,
        draw.median() / own.median(),
        blit.median() / own.median(),
        null);
  }

  static Comparison encoded(String name, Measured own, Measured ffmpeg) {
    return new Comparison(
        name, own, null, null, ffmpeg, null, null, ffmpeg.median() / own.median());
  }

  /** One line of the page's table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %s | %s | %s |%n",
        name,
        own.median(),
        cell(draw, drawRatio),
        cell(blit, blitRatio),
        cell(ffmpeg, ffmpegRatio));
  }

  private static String cell(Measured peer, Double ratio) {
    return peer == null ? "" : String.format(Locale.ROOT, "%.1f (%.1f×)", peer.median(), ratio);
  }

  /** For a terminal. */
  public String line() {
    return row().strip();
  }
}
