package org.uncoil.render.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Decodes a film again, to see what a player would. */
public final class VideoReader {
  private VideoReader() {}

  /** A decoded picture: when it shows, whether a player can start at it, and its luma. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Picture(double seconds, boolean key, int width, int height, byte[] luma) {

    /** How far the luma is from that of RGB pixels: the root of the mean square. */
    public double distance(int[] pixels) {
      double squares = 0;
      for (int i = 0; i < pixels.length; i++) {
        double red = pixels[i] >> 16 & 0xFF;
        double green = pixels[i] >> 8 & 0xFF;
        double blue = pixels[i] & 0xFF;
        double expected = 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255;
        double difference = (luma[i] & 0xFF) - expected;
        squares += difference * difference;
      }
      return Math.sqrt(squares / pixels.length);
    }
  }

  /** All pictures of a film, in order. */
  public static List<Picture> read(Path file) {
    List<Picture> pictures = new ArrayList<>();
    AVFormatContext format = new AVFormatContext(null);
    require(avformat_open_input(format, file.toString(), null, null));
    require(avformat_find_stream_info(format, (AVDictionary) null));
    AVStream stream = format.streams(0);
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    require(avcodec_parameters_to_context(codec, stream.codecpar()));
    require(avcodec_open2(codec, decoder, (AVDictionary) null));
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    double tick = (double) stream.time_base().num() / stream.time_base().den();
    while (av_read_frame(format, packet) >= 0) {
      require(avcodec_send_packet(codec, packet));
      receive(codec, frame, tick, pictures);
      av_packet_unref(packet);
    }
    require(avcodec_send_packet(codec, null));
    receive(codec, frame, tick, pictures);
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
    avformat_close_input(format);
    return pictures;
  }

  private static void receive(
      AVCodecContext codec, AVFrame frame, double tick, List<Picture> pictures) {
    while (avcodec_receive_frame(codec, frame) >= 0) {
      pictures.add(
          new Picture(
              frame.pts() * tick,
              frame.key_frame() == 1,
              frame.width(),
              frame.height(),
              luma(frame)));
    }
  }

  private static byte[] luma(AVFrame frame) {
    byte[] luma = new byte[frame.width() * frame.height()];
    BytePointer plane = new BytePointer(frame.data(0));
    for (int row = 0; row < frame.height(); row++) {
      plane.position((long) row * frame.linesize(0)).get(luma, row * frame.width(), frame.width());
    }
    return luma;
  }

  private static void require(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg says " + result);
    }
  }
}
