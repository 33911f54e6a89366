package org.uncoil.render.scene;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Films;
import org.uncoil.render.film.Snapshot;

/** What films must cope with. */
enum Cases {
  TWO_CLASSES,
  BEFORE_ACTIVATION,
  TEN_CLASSES,
  FIVE_INPUTS,
  DEEP,
  WIDE,
  COLLAPSED,
  NOT_FINITE,
  ONE_POINT,
  HOSTILE_NAMES;

  FilmScript script() {
    return switch (this) {
      case TWO_CLASSES -> Films.script(Films.dataset("Two classes", 2, 2, 300));
      case BEFORE_ACTIVATION -> {
        Dataset dataset = Films.dataset("Before the activation", 2, 3, 300);
        List<Snapshot> snapshots = Films.snapshots(dataset, EmbeddingStage.BEFORE, 1);
        yield Films.script(dataset, EmbeddingStage.BEFORE, snapshots);
      }
      case TEN_CLASSES -> Films.script(Films.dataset("Ten classes", 12, 10, 350));
      case FIVE_INPUTS -> Films.script(Films.dataset("Five inputs", 5, 2, 250), List.of(10), 0.6);
      case DEEP -> Films.script(Films.dataset("Deep", 2, 2, 250), List.of(8, 8, 6, 9, 40, 4), 0.5);
      case WIDE -> Films.script(Films.dataset("Wide", 2, 3, 250), List.of(300, 120), 0.08);
      case COLLAPSED -> {
        Dataset dataset = Films.dataset("Collapsed", 2, 2, 200);
        yield Films.script(
            dataset, EmbeddingStage.AFTER, Films.snapshots(dataset, EmbeddingStage.AFTER, 0));
      }
      case NOT_FINITE -> notFinite();
      case ONE_POINT -> Films.script(Films.dataset("One point", 1, 1, 1));
      case HOSTILE_NAMES -> hostile();
    };
  }

  private static FilmScript notFinite() {
    Dataset dataset = Films.dataset("Diverged", 2, 2, 200);
    List<Snapshot> snapshots =
        Films.snapshots(dataset, EmbeddingStage.AFTER, 1).stream()
            .map(
                s -> {
                  float[] x = s.x().clone();
                  x[0] = Float.NaN;
                  x[1] = Float.POSITIVE_INFINITY;
                  x[2] = 1e20f;
                  float[] parameters = s.parameters().clone();
                  if (s.epoch() > 20) {
                    Arrays.fill(parameters, Float.NaN);
                  }
                  return new Snapshot(s.epoch(), x, s.y(), parameters);
                })
            .toList();
    return Films.script(dataset, EmbeddingStage.AFTER, snapshots);
  }

  private static FilmScript hostile() {
    Dataset plain = Films.dataset("plain", 2, 30, 180);
    String name = "<b>Ein sehr langer Name</b>\n\u202E 数据集 — " + "long ".repeat(60);
    Dataset hostile =
        new Dataset(
            name,
            List.of("an input with a name that does not end " + "at all ".repeat(20), "\n\t"),
            IntStream.range(0, 30).mapToObj(c -> "class " + "x".repeat(c * c)).toList(),
            plain.features(),
            plain.labels(),
            plain.isTest());
    return Films.script(hostile);
  }

  FilmFrame frame(FilmScript script, int position) {
    for (FilmFrame frame : script) {
      if (frame.position() == position) {
        return frame;
      }
    }
    throw new AssertionError("no frame " + position);
  }
}
