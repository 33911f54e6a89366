package org.uncoil.render.encode;

import java.util.Map;

/**
 * An encoder of FFmpeg's and the container that it writes into, by FFmpeg's names.
 *
 * @param pixels how the encoder wants pictures
 * @param options of the encoder
 * @param containerOptions of the container
 */
record Codec(
    String container,
    String encoder,
    Pixels pixels,
    Map<String, String> options,
    Map<String, String> containerOptions) {

  /** How an encoder wants pictures. */
  enum Pixels {
    /** Luma, and chroma at half size, which takes an even width and height. */
    YUV,
    /** Indices into a palette. */
    PALETTE
  }

  static Codec of(FilmFormat format) {
    return switch (format) {
      case WEBM -> vp8();
      case MP4 -> h264();
      case GIF -> new Codec("gif", "gif", Pixels.PALETTE, Map.of(), Map.of("loop", "0"));
    };
  }

  /**
   * VP8, because at this size it takes half of VP9's time; the speed is libvpx's highest, and 24 of
   * 4 to 63 bounds the loss where the bit rate would allow more. The bit rate bounds a film of ten
   * seconds to 2.5 MB: of first-film's only those of the digits come near it, and lose some
   * sharpness of thin lines. What hardly changes is not searched (static-thresh), which takes a
   * tenth off the time and nothing off the pictures.
   */
  private static Codec vp8() {
    return new Codec(
        "webm",
        "libvpx",
        Pixels.YUV,
        Map.of(
            "b", "2000000",
            "deadline", "realtime",
            "cpu-used", "16",
            "crf", "24",
            "static-thresh", "100",
            "lag-in-frames", "0",
            "auto-alt-ref", "0"),
        Map.of());
  }

  /** Every picture with the same quantiser, 24 of 1 to 51; the index in front of the pictures. */
  private static Codec h264() {
    return new Codec(
        "mp4",
        "libopenh264",
        Pixels.YUV,
        Map.of("rc_mode", "off", "qmin", "24", "qmax", "24", "profile", "constrained_baseline"),
        Map.of("movflags", "+faststart"));
  }
}
