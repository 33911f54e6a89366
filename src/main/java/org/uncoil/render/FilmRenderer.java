package org.uncoil.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.uncoil.render.encode.PngFile;
import org.uncoil.render.encode.WebmEncoder;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.scene.TrainingScene;

/** Renders a run's film, one picture at a time, on the calling thread. */
public final class FilmRenderer {
  private FilmRenderer() {}

  /**
   * Renders a film and its poster. The same script and options give the same bytes.
   *
   * @throws IllegalArgumentException where the script has no frame, or none for the poster's epoch
   * @throws IOException where a file cannot be written; a {@link
   *     org.uncoil.render.encode.VideoEncodingException} where the codec refuses
   */
  public static Film render(FilmScript script, FilmOptions options) throws IOException {
    FilmSubject subject = script.subject();
    Scene scene = new TrainingScene(subject, options.theme());
    int frames = 0;
    boolean posted = false;
    try (WebmEncoder encoder =
        new WebmEncoder(options.webm(), scene.width(), scene.height(), options.framesPerSecond())) {
      Iterator<FilmFrame> source = script.iterator();
      while (source.hasNext()) {
        FilmFrame frame = source.next();
        BufferedImage picture = scene.draw(frame);
        encoder.add(((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
        int epoch = subject.scores().get(frame.position()).epoch();
        boolean last = !source.hasNext();
        if (options.posterEpoch().map(wanted -> wanted == epoch).orElse(last)) {
          PngFile.write(picture, options.poster());
          posted = true;
        }
        if (options.pictures().isPresent()) {
          Path folder = options.pictures().get();
          PngFile.write(picture, folder.resolve(name(frames)));
        }
        frames++;
      }
      if (!posted) {
        throw new IllegalArgumentException(
            frames == 0
                ? "the script has no frame"
                : "posterEpoch = " + options.posterEpoch() + ": the film does not show it");
      }
      encoder.finish();
    }
    return new Film(
        frames,
        scene.width(),
        scene.height(),
        options.framesPerSecond(),
        Files.size(options.webm()));
  }

  private static String name(int number) {
    String digits = String.valueOf(number);
    return "0".repeat(Math.max(0, 5 - digits.length())) + digits + ".png";
  }
}
