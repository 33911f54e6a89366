package org.uncoil.render.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_IEC61966_2_1;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Writes a film by FFmpeg, one picture at a time, with a key frame every {@value
 * #KEY_FRAME_INTERVAL} pictures so that a player gets to any of them soon.
 *
 * <p>One thread, no dates and no random identifiers: the same pictures give the same bytes. The
 * native memory is freed by {@link #close}, whatever happened before; a film is whole only after
 * {@link #finish}.
 */
public final class VideoEncoder implements FrameSink {
  /** Pictures from one key frame, which takes as many bytes as ten others, to the next. */
  public static final int KEY_FRAME_INTERVAL = 60;

  private final Path file;
  private final FrameFiller filler;
  private final AVFormatContext format = new AVFormatContext(null);
  private AVCodecContext codec;
  private AVStream stream;
  private AVFrame frame;
  private AVPacket packet;
  private long pictures;

  /** Opens the file and writes its header; see {@link FilmFormat#open}. */
  VideoEncoder(Path file, Codec kind, int width, int height, int framesPerSecond)
      throws VideoEncodingException {
    this.file = file;
    this.filler =
        switch (kind.pixels()) {
          case YUV -> new YuvFiller(width, height);
          case PALETTE -> new PaletteFiller(width, height);
        };
    av_log_set_level(AV_LOG_ERROR);
    try {
      openFormat(kind);
      openCodec(kind, width, height, framesPerSecond);
      openFile(kind);
      openFrame(width, height);
    } catch (VideoEncodingException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void openFormat(Codec kind) throws VideoEncodingException {
    check(
        avformat_alloc_output_context2(format, null, kind.container(), file.toString()),
        "choose the container");
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
  }

  private void openCodec(Codec kind, int width, int height, int framesPerSecond)
      throws VideoEncodingException {
    AVCodec encoder = avcodec_find_encoder_by_name(kind.encoder());
    if (encoder == null) {
      throw new VideoEncodingException(
          "%s: this build of FFmpeg has no encoder %s, which %s needs"
              .formatted(file, kind.encoder(), kind.container()));
    }
    codec = avcodec_alloc_context3(encoder);
    codec.width(width);
    codec.height(height);
    codec.pix_fmt(filler.pixelFormat());
    if (kind.pixels() == Codec.Pixels.YUV) {
      codec.color_range(AVCOL_RANGE_MPEG);
      codec.colorspace(AVCOL_SPC_SMPTE170M);
      codec.color_primaries(AVCOL_PRI_BT709);
      codec.color_trc(AVCOL_TRC_IEC61966_2_1);
    }
    try (AVRational tick = new AVRational();
        AVRational rate = new AVRational()) {
      codec.time_base(tick.num(1).den(framesPerSecond));
      codec.framerate(rate.num(framesPerSecond).den(1));
    }
    codec.gop_size(KEY_FRAME_INTERVAL);
    codec.keyint_min(KEY_FRAME_INTERVAL);
    codec.thread_count(1);
    codec.flags(codec.flags() | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER);
    with(
        kind.options(),
        options -> check(avcodec_open2(codec, encoder, options), "open the encoder"));
  }

  private void openFile(Codec kind) throws VideoEncodingException {
    stream = avformat_new_stream(format, null);
    stream.time_base(codec.time_base());
    stream.avg_frame_rate(codec.framerate());
    check(avcodec_parameters_from_context(stream.codecpar(), codec), "describe the stream");
    AVIOContext io = new AVIOContext(null);
    check(avio_open(io, file.toString(), AVIO_FLAG_WRITE), "open the file");
    format.pb(io);
    with(
        kind.containerOptions(),
        options -> check(avformat_write_header(format, options), "write the header"));
  }

  private interface Step {
    void with(AVDictionary options) throws VideoEncodingException;
  }

  /** Takes a step with options; an option that nobody knows is an error of ours. */
  private static void with(Map<String, String> options, Step step) throws VideoEncodingException {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      new TreeMap<>(options).forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
      step.with(dictionary);
      if (av_dict_count(dictionary) > 0) {
        throw new IllegalStateException("FFmpeg knows not all of " + options);
      }
    } finally {
      av_dict_free(dictionary);
    }
  }

  private void openFrame(int width, int height) throws VideoEncodingException {
    packet = av_packet_alloc();
    frame = av_frame_alloc();
    frame.format(filler.pixelFormat());
    frame.width(width);
    frame.height(height);
    check(av_frame_get_buffer(frame, 0), "allocate a picture");
  }

  @Override
  public void add(int[] pixels, int frames) throws VideoEncodingException {
    check(av_frame_make_writable(frame), "reuse a picture");
    filler.fill(frame, pixels);
    for (int i = 0; i < frames; i++) {
      frame.pts(pictures++);
      check(avcodec_send_frame(codec, frame), "encode picture " + pictures);
      drain();
    }
  }

  private void drain() throws VideoEncodingException {
    while (true) {
      int result = avcodec_receive_packet(codec, packet);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      check(result, "fetch an encoded picture");
      av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(format, packet), "write a picture");
      av_packet_unref(packet);
    }
  }

  /** Writes what the encoder still holds and the index; nothing can be added afterwards. */
  @Override
  public void finish() throws VideoEncodingException {
    check(avcodec_send_frame(codec, null), "end the film");
    drain();
    check(av_write_trailer(format), "write the index");
  }

  private void check(int result, String step) throws VideoEncodingException {
    if (result < 0) {
      byte[] words = new byte[256];
      av_strerror(result, words, words.length);
      int length = 0;
      while (length < words.length && words[length] != 0) {
        length++;
      }
      throw new VideoEncodingException(
          "%s: cannot %s: %s"
              .formatted(file, step, new String(words, 0, length, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void close() {
    if (packet != null) {
      av_packet_free(packet);
      packet = null;
    }
    if (frame != null) {
      av_frame_free(frame);
      frame = null;
    }
    if (codec != null) {
      avcodec_free_context(codec);
      codec = null;
    }
    if (!format.isNull()) {
      if (format.pb() != null) {
        avio_closep(format.pb());
      }
      avformat_free_context(format);
      format.setNull();
    }
  }
}
