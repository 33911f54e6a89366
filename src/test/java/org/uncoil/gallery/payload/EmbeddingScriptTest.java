package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.study.GallerySpec;

class EmbeddingScriptTest {
  /** A run whose points wander, some of them to nowhere. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Wandering(Dataset dataset, float[][][] epochs, LastLayer[] layers) {
    static Wandering of(long seed, int points, int classes, int epochs, boolean wild) {
      Random random = new Random(seed);
      int[] labels = random.ints(points, 0, classes).toArray();
      boolean[] isTest = new boolean[points];
      for (int p = 0; p < points; p++) {
        isTest[p] = random.nextInt(5) == 0;
      }
      Dataset dataset =
          new Dataset(
              "wandering",
              List.of("x"),
              IntStream.range(0, classes).mapToObj(String::valueOf).toList(),
              new float[points],
              labels,
              isTest);
      float[][][] where = new float[epochs][4][points];
      LastLayer[] layers = new LastLayer[epochs];
      for (int e = 0; e < epochs; e++) {
        for (int axis = 0; axis < 4; axis++) {
          for (int p = 0; p < points; p++) {
            float step = (float) random.nextGaussian() * 0.05f;
            where[e][axis][p] =
                (e == 0 ? (float) random.nextGaussian() : where[e - 1][axis][p]) + step;
            if (wild && random.nextInt(40) == 0) {
              where[e][axis][p] = random.nextBoolean() ? Float.NaN : 1e6f;
            }
          }
        }
        float[] rows = new float[classes * 3];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = (float) random.nextGaussian();
        }
        layers[e] = new LastLayer(Floats.of(rows));
      }
      return new Wandering(dataset, where, layers);
    }

    EmbeddingRecorder recorded(GallerySpec most, boolean before) {
      List<Integer> all = IntStream.range(0, epochs.length).map(e -> 3 * e).boxed().toList();
      EmbeddingRecorder recorder = new EmbeddingRecorder(dataset, all, most);
      for (int e = 0; e < epochs.length; e++) {
        recorder.add(
            3 * e,
            layers[e],
            before ? Floats.of(epochs[e][2]) : Floats.of(),
            before ? Floats.of(epochs[e][3]) : Floats.of(),
            Floats.of(epochs[e][0]),
            Floats.of(epochs[e][1]));
      }
      return recorder;
    }

    int decided(int e, int point) {
      return layers[e].classify(epochs[e][0][point], epochs[e][1][point]);
    }
  }

  @Property(tries = 60)
  void whatIsWrittenIsReadBack(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int points,
      @ForAll @IntRange(min = 2, max = 22) int classes,
      @ForAll @IntRange(min = 1, max = 12) int epochs,
      @ForAll @IntRange(min = 1, max = 60) int mostPoints,
      @ForAll @IntRange(min = 2, max = 9) int mostEpochs,
      @ForAll boolean before,
      @ForAll boolean wild)
      throws IOException {
    Wandering run = Wandering.of(seed, points, classes, epochs, wild);
    GallerySpec most = new GallerySpec(1, mostPoints, mostEpochs);
    int[] numbers = Choice.points(points, mostPoints);
    ScriptReader read =
        new ScriptReader(run.recorded(most, before).script("a-run", "a-dataset").orElseThrow());

    assertThat(read.group).isEqualTo("uncoilRecordings");
    assertThat(read.name).isEqualTo("a-run");
    assertThat(read.head.get("dataset").asText()).isEqualTo("a-dataset");
    int[] shown = read.numbers("epochs");
    assertThat(shown).hasSize(Math.min(epochs, mostEpochs)).isSorted().startsWith(0);
    assertThat(shown[shown.length - 1]).isEqualTo(3 * (epochs - 1));
    int stages = before ? 2 : 1;
    assertThat(read.head.get("limits")).hasSize(stages);
    int[][] last = new int[2 * stages][numbers.length];
    int[][] earlier = new int[2 * stages][numbers.length];
    int[] predicted = new int[numbers.length];
    for (int place = 0; place < shown.length; place++) {
      int e = shown[place] / 3;
      for (int i = 0; i < classes * 3; i++) {
        assertThat((float) read.head.get("layers").get(place).get(i).asDouble())
            .isEqualTo(run.layers[e].rows().get(i));
      }
      for (int axis = 0; axis < 2 * stages; axis++) {
        int[] levels = read.next(numbers.length, 2);
        for (int p = 0; p < levels.length; p++) {
          levels[p] = ScriptReader.unfolded(levels[p]);
          if (place > 0) {
            levels[p] += place == 1 ? last[axis][p] : 2 * last[axis][p] - earlier[axis][p];
          }
          assertSame(read, axis, levels[p], run.epochs[e][axis][numbers[p]]);
        }
        earlier[axis] = last[axis];
        last[axis] = levels;
      }
      int[] changed = read.next(numbers.length, 2);
      for (int p = 0; p < changed.length; p++) {
        predicted[p] ^= changed[p];
        assertThat(predicted[p]).isEqualTo(run.decided(e, numbers[p]));
      }
    }
    assertLearned(run, numbers, read.next(numbers.length, 4));
    read.assertAtEnd();
  }

  /** To half a level; beyond the axes at their end; nowhere where it was no number. */
  private static void assertSame(ScriptReader read, int axis, int level, float value) {
    if (Float.isNaN(value)) {
      assertThat(level).isEqualTo(4095);
      return;
    }
    double from = read.head.get("limits").get(axis / 2).get(2 * (axis % 2)).asDouble();
    double to = read.head.get("limits").get(axis / 2).get(2 * (axis % 2) + 1).asDouble();
    double bounded = Math.min(to, Math.max(from, value));
    double step = (to - from) / 4094;
    assertThat(from + level * step).isCloseTo(bounded, within(step * 0.500001));
  }

  private static void assertLearned(Wandering run, int[] numbers, int[] learned) {
    int last = run.epochs.length - 1;
    for (int p = 0; p < numbers.length; p++) {
      int first = last + 1;
      while (first > 0 && run.decided(first - 1, numbers[p]) == run.dataset.label(numbers[p])) {
        first--;
      }
      assertThat(learned[p] - 1).isEqualTo(first > last ? -1 : 3 * first);
    }
  }

  @Test
  void aSmoothRunOf120EpochsAnd2000PointsTakesLittle() {
    Wandering run = Wandering.of(7, 2000, 2, 1, false);
    EmbeddingRecorder recorder =
        new EmbeddingRecorder(
            run.dataset, IntStream.range(0, 120).boxed().toList(), new GallerySpec(1, 2000, 120));
    for (int e = 0; e < 120; e++) {
      float[][] now = new float[2][2000];
      for (int p = 0; p < 2000; p++) {
        double turn = e / 40.0;
        double x = run.epochs[0][0][p];
        double y = run.epochs[0][1][p];
        now[0][p] = (float) (x * Math.cos(turn) - y * Math.sin(turn));
        now[1][p] = (float) (x * Math.sin(turn) + y * Math.cos(turn));
      }
      recorder.add(
          e, run.layers[0], Floats.of(), Floats.of(), Floats.of(now[0]), Floats.of(now[1]));
    }
    byte[] script = recorder.script("a-run", "a-dataset").orElseThrow();
    assertThat(script.length).isBetween(50_000, 350_000);
  }

  @Test
  void aStageThatIsTheSameIsWrittenOnce() throws IOException {
    Wandering run = Wandering.of(3, 30, 2, 4, false);
    for (float[][] epoch : run.epochs) {
      epoch[2] = epoch[0];
      epoch[3] = epoch[1];
    }
    GallerySpec most = new GallerySpec(1, 30, 4);
    ScriptReader read =
        new ScriptReader(run.recorded(most, true).script("a-run", "a-dataset").orElseThrow());
    assertThat(read.head.get("limits")).hasSize(1);
  }

  @Test
  void aRunThatLacksAnEpochOfItsPageHasNoPayload() {
    Dataset dataset = Wandering.of(3, 30, 2, 1, false).dataset;
    assertThat(
            new EmbeddingRecorder(dataset, List.of(0, 1), new GallerySpec(1, 30, 4))
                .script("a-run", "a-dataset"))
        .isEmpty();
  }
}
