package org.uncoil.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.figure.FigureSamples;
import org.uncoil.gallery.payload.DatasetScript;
import org.uncoil.gallery.payload.SamplePayload;
import org.uncoil.gallery.payload.ThumbnailScript;
import org.uncoil.gallery.wall.Matrix;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.encode.FrameSink;

/** A sample gallery as files, with films, for a browser. */
final class SampleFolder {
  static final int WIDTH = 192;
  static final int HEIGHT = 108;

  /** One picture per epoch, then the last for a while, as {@link Samples} says of its films. */
  static final int FRAMES = Samples.EPOCHS + 21;

  /** A page of figures. */
  static final String FIGURES = "compare/1.html";

  private SampleFolder() {}

  /** Writes every page, what they share, and a film under the name of each. */
  static Path write(Path folder, Samples samples) throws IOException {
    Files.createDirectories(folder);
    Path film = folder.resolve("film.webm");
    try (FrameSink sink = FilmFormat.WEBM.open(film, WIDTH, HEIGHT, 20)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        sink.add(picture(frame));
      }
      sink.finish();
    }
    for (String name : Pages.files(samples)) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      if (name.endsWith(".webm")) {
        Files.copy(film, file);
      } else if (name.matches("runs/.*\\.js")) {
        String run = name.substring("runs/".length(), name.length() - ".js".length());
        Files.write(file, SamplePayload.of(run, Samples.EPOCHS));
      } else if (name.endsWith(".png")) {
        ImageIO.write(image(FRAMES - 1), "png", file.toFile());
      }
    }
    Path dataset = folder.resolve(DatasetScript.path(SamplePayload.DATASET));
    Files.createDirectories(dataset.getParent());
    Files.write(dataset, SamplePayload.dataset());
    for (Map.Entry<String, byte[]> asset : Gallery.assets().entrySet()) {
      Files.write(folder.resolve(Gallery.ASSETS).resolve(asset.getKey()), asset.getValue());
    }
    Files.write(
        folder.resolve(WallPages.DATA),
        WallScript.render(samples.runs(), writeThumbnails(folder, samples)));
    Path figures = folder.resolve(FIGURES);
    Files.createDirectories(figures.getParent());
    ImageIO.write(image(0), "png", folder.resolve("films/a.png").toFile());
    Files.write(figures, FigurePages.render(new FigureSamples().page()));
    for (Map.Entry<String, Document> page : Pages.of(samples).entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue().outerHtml());
    }
    return folder;
  }

  /** Thumbnails of the runs that can be played; where each is. */
  private static Map<String, String> writeThumbnails(Path folder, Samples samples)
      throws IOException {
    String path = ThumbnailScript.path(SamplePayload.DATASET, 0);
    Map<String, String> paths = new LinkedHashMap<>();
    for (RunCard run : samples.runs()) {
      if (run.playable()) {
        paths.put(run.runId(), path);
      }
    }
    Files.createDirectories(folder.resolve(path).getParent());
    List<String> runs = List.copyOf(paths.keySet());
    Files.write(folder.resolve(path), SamplePayload.thumbnails(runs));
    Files.write(folder.resolve(Matrix.DATA), SamplePayload.matrix(runs));
    return paths;
  }

  /** A bright square that walks over a dark ground: which picture it is can be told from any. */
  static int[] picture(int frame) {
    int[] pixels = new int[WIDTH * HEIGHT];
    Arrays.fill(pixels, 0x152030);
    for (int y = 30; y < 70; y++) {
      int left = Math.min(frame, Samples.EPOCHS);
      Arrays.fill(pixels, y * WIDTH + left, y * WIDTH + left + 40, 0xE69F00);
    }
    return pixels;
  }

  private static java.awt.image.BufferedImage image(int frame) {
    var image =
        new java.awt.image.BufferedImage(WIDTH, HEIGHT, java.awt.image.BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, WIDTH, HEIGHT, picture(frame), 0, WIDTH);
    return image;
  }
}
