package org.uncoil.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.encode.FrameSink;
import org.uncoil.render.encode.PngFile;
import org.uncoil.render.encode.PngFrames;

/** Renders a film, one picture at a time, on the calling thread. */
public final class FilmRenderer {
  private FilmRenderer() {}

  /**
   * Renders a film and its poster. The same pictures and options give the same bytes. One picture
   * is held at a time, however many there are.
   *
   * @throws IllegalArgumentException where there is no picture, or none for the poster
   * @throws IOException where a file cannot be written; a {@link
   *     org.uncoil.render.encode.VideoEncodingException} where the codec refuses
   */
  public static RenderedFilm render(FrameSequence reel, FilmOptions options) throws IOException {
    List<FrameSink> sinks = new ArrayList<>();
    try {
      open(sinks, reel, options);
      int frames = draw(reel, options, sinks);
      for (FrameSink sink : sinks) {
        sink.finish();
      }
      return new RenderedFilm(frames, reel.width(), reel.height(), options.framesPerSecond());
    } finally {
      for (FrameSink sink : sinks) {
        sink.close();
      }
    }
  }

  private static void open(List<FrameSink> sinks, FrameSequence reel, FilmOptions options)
      throws IOException {
    // in the formats' order, so that a refusal is always the same one
    for (Map.Entry<FilmFormat, Path> film : new TreeMap<>(options.films()).entrySet()) {
      sinks.add(
          film.getKey()
              .open(film.getValue(), reel.width(), reel.height(), options.framesPerSecond()));
    }
    if (options.pictures().isPresent()) {
      sinks.add(new PngFrames(options.pictures().get(), reel.width(), reel.height()));
    }
  }

  private static int draw(FrameSequence reel, FilmOptions options, List<FrameSink> sinks)
      throws IOException {
    int number = 0;
    int frames = 0;
    boolean posted = false;
    Iterator<BufferedImage> pictures = reel.pictures();
    while (pictures.hasNext()) {
      BufferedImage picture = pictures.next();
      int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
      int current = number++;
      int filled = options.timing().map(timing -> timing.of(current)).orElse(1);
      for (FrameSink sink : sinks) {
        sink.add(pixels, filled);
      }
      frames += filled;
      boolean last = !pictures.hasNext();
      if (options.posterFrame().map(wanted -> wanted == current).orElse(last)) {
        PngFile.writeSmall(picture, options.poster());
        posted = true;
      }
    }
    if (number == 0) {
      throw new IllegalArgumentException("the film has no frame");
    }
    if (!posted) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "posterFrame = %d: the film's frames are 0 to %d",
              options.posterFrame().orElseThrow(),
              number - 1));
    }
    return frames;
  }
}
