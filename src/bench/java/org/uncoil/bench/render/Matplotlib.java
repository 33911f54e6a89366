package org.uncoil.bench.render;

import static java.util.Map.entry;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.uncoil.bench.PeerProcess;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/** matplotlib, in a process of its own; see {@code render_peer.py} for what it is given. */
public final class Matplotlib implements AutoCloseable {
  private final PeerProcess process;
  private final Path folder;

  /**
   * Starts it.
   *
   * @param folder where it may be given data
   * @throws IllegalStateException where matplotlib or FFmpeg are not there, with what to install
   */
  public Matplotlib(Path home, Path folder) {
    this.process = new PeerProcess(home, "render_peer.py");
    this.folder = folder;
  }

  /** Its name and version. */
  public String name() {
    return process.name();
  }

  /** Prepares a picture; what it shows is drawn from these frames, in turns. */
  void prepare(Picture picture, FilmSubject subject, List<FilmFrame> frames) throws IOException {
    write("points.f32", frames, frame -> List.of(frame.x(), frame.y()));
    write("lattice.f32", frames, frame -> List.of(frame.latticeX(), frame.latticeY()));
    write("logits.f32", frames, frame -> List.of(frame.latticeLogits()));
    write("last.f32", frames, frame -> List.of(frame.lastLayer().rows().toArray()));
    write("weights.f32", frames, frame -> List.of(weights(frame.network())));
    write("plane.f32", List.of(subject), s -> List.of(s.plane().x(), s.plane().y()));
    Map<String, Object> scene = new LinkedHashMap<>();
    scene.put("folder", folder.toString());
    scene.put("frames", frames.size());
    scene.put("width", picture.width());
    scene.put("height", picture.height());
    scene.put("colours", colours(subject.dataset().classes()));
    scene.put(
        "classes",
        IntStream.range(0, subject.dataset().size()).map(subject.dataset()::label).toArray());
    scene.put(
        "scores",
        frames.stream()
            .map(frame -> subject.scores().get(frame.position()))
            .map(score -> List.of(score.epoch(), score.loss(), score.accuracy()))
            .toList());
    scene.put("panels", picture.panels(subject));
    process.ask(Map.of("scene", scene));
  }

  private static float[] weights(ForwardPass network) {
    List<Double> weights = new ArrayList<>();
    for (int layer = 0; layer < network.layers(); layer++) {
      for (int from = 0; from < network.width(layer); from++) {
        for (int to = 0; to < network.width(layer + 1); to++) {
          weights.add(network.weight(layer, from, to));
        }
      }
    }
    float[] all = new float[weights.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = weights.get(i).floatValue();
    }
    return all;
  }

  private static Map<String, Object> colours(int classes) {
    Theme theme = Picture.THEME;
    List<String> own = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      own.add(hex(ClassColours.of(theme, c)));
    }
    return Map.ofEntries(
        entry("background", hex(theme.background())),
        entry("card", hex(theme.card())),
        entry("border", hex(theme.border())),
        entry("text", hex(theme.text())),
        entry("muted", hex(theme.muted())),
        entry("accuracy", hex(theme.accuracy())),
        entry("shrunk", hex(theme.shrunk())),
        entry("grown", hex(theme.grown())),
        entry("negative", hex(theme.negative())),
        entry("positive", hex(theme.positive())),
        entry("class", own));
  }

  private static String hex(Color colour) {
    return "#%06X".formatted(colour.getRGB() & 0xFFFFFF);
  }

  private <T> void write(String name, List<T> from, Function<T, List<float[]>> numbers)
      throws IOException {
    List<float[]> all = from.stream().flatMap(item -> numbers.apply(item).stream()).toList();
    int count = all.stream().mapToInt(array -> array.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] array : all) {
      for (float value : array) {
        bytes.putFloat(value);
      }
    }
    Files.write(folder.resolve(name), bytes.array());
  }

  /**
   * Shows so many frames; milliseconds per frame.
   *
   * @param mode draw, blit or ffmpeg
   */
  double show(String mode, int frames) {
    return process.ask(Map.of("mode", mode, "frames", frames)).get("ms_per_frame").asDouble();
  }

  /** Keeps the picture that it drew last, as PNG. */
  void save(Path file) {
    process.ask(Map.of("save", file.toString()));
  }

  @Override
  public void close() {
    process.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }
}
