package org.uncoil.render.encode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;

import java.nio.file.Path;
import java.util.Locale;

/** What file a film becomes. The same pictures give the same bytes. */
public enum FilmFormat {
  /** VP8 in WebM, which the gallery plays. */
  WEBM,
  /** H.264 in MP4, by OpenH264, for programs that take no WebM. It plays while it loads. */
  MP4,
  /**
   * GIF, for pages that show pictures but play no video: 256 colours, of each picture only the
   * rectangle that changed, for ever from the start again.
   */
  GIF;

  /** What browsers show at full speed: they slow down pictures that last less than 0.02 s. */
  private static final int FASTEST_GIF = 50;

  /** How its files' names end, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this build of FFmpeg has the encoder. */
  public boolean available() {
    return avcodec_find_encoder_by_name(Codec.of(this).encoder()) != null;
  }

  /**
   * Opens a film and writes its header.
   *
   * @param file a local file, overwritten where it exists
   * @param width,height of every picture in pixels; both even, except for a GIF
   * @param framesPerSecond at which it is played, ≥ 1; at most 50 for a GIF
   * @throws IllegalArgumentException where these are not what the format can hold
   * @throws VideoEncodingException where the file cannot be opened or the encoder is not there
   */
  public FrameSink open(Path file, int width, int height, int framesPerSecond)
      throws VideoEncodingException {
    Codec codec = Codec.of(this);
    int unit = codec.pixels() == Codec.Pixels.YUV ? 2 : 1;
    if (width < 1 || height < 1 || width % unit != 0 || height % unit != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: width × height = %d × %d: must be positive%s",
              file,
              width,
              height,
              unit == 2 ? " and even for " + this : ""));
    }
    if (framesPerSecond < 1 || (this == GIF && framesPerSecond > FASTEST_GIF)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: frames per second = %d: must be at least 1%s",
              file,
              framesPerSecond,
              this == GIF ? ", and at most 50 for GIF" : ""));
    }
    return new VideoEncoder(file, codec, width, height, framesPerSecond);
  }
}
