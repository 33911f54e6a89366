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

class PayloadTest {
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

    PayloadRecorder recorded(GallerySpec most, boolean before) {
      List<Integer> all = IntStream.range(0, epochs.length).map(e -> 3 * e).boxed().toList();
      PayloadRecorder recorder = new PayloadRecorder(dataset, all, most);
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
    PayloadReader read =
        new PayloadReader(run.recorded(most, before).script("a-run").orElseThrow());

    assertThat(read.runId).isEqualTo("a-run");
    assertThat(read.of).isEqualTo(points);
    assertThat(read.numbers)
        .hasSize(Math.min(points, mostPoints))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(read.epochs).hasSize(Math.min(epochs, mostEpochs)).isSorted().startsWith(0);
    assertThat(read.epochs[read.epochs.length - 1]).isEqualTo(3 * (epochs - 1));
    assertThat(read.where[0]).hasNumberOfRows(before ? 2 : 1);
    for (int place = 0; place < read.epochs.length; place++) {
      int e = read.epochs[place] / 3;
      assertThat(read.layers[place]).isEqualTo(run.layers[e].rows().toArray());
      for (int p = 0; p < read.numbers.length; p++) {
        int point = read.numbers[p];
        assertThat(read.decided[place][p]).isEqualTo(run.decided(e, point));
        for (int axis = 0; axis < (before ? 4 : 2); axis++) {
          assertSame(read, place, axis, p, run.epochs[e][axis][point]);
        }
      }
    }
    assertFates(run, read);
  }

  /** To half a level; beyond the axes at their end; nowhere where it was no number. */
  private static void assertSame(PayloadReader read, int place, int axis, int p, float value) {
    double found = read.where[place][axis / 2][axis % 2][p];
    double from = read.limits[axis / 2][2 * (axis % 2)];
    double to = read.limits[axis / 2][2 * (axis % 2) + 1];
    if (Float.isNaN(value)) {
      assertThat(found).isNaN();
    } else {
      double bounded = Math.min(to, Math.max(from, value));
      assertThat(found).isCloseTo(bounded, within((to - from) / 4094 * 0.500001));
    }
  }

  private static void assertFates(Wandering run, PayloadReader read) {
    int last = run.epochs.length - 1;
    for (int p = 0; p < read.numbers.length; p++) {
      int point = read.numbers[p];
      assertThat(read.labels[p]).isEqualTo(run.dataset.label(point));
      assertThat(read.isTest[p]).isEqualTo(run.dataset.isTest(point));
      int first = last + 1;
      while (first > 0 && run.decided(first - 1, point) == run.dataset.label(point)) {
        first--;
      }
      assertThat(read.learned[p]).isEqualTo(first > last ? -1 : 3 * first);
    }
    if (run.dataset.classes() > 20) {
      assertThat(read.matrices).isZero();
      return;
    }
    int classes = run.dataset.classes();
    int[] counts = new int[2 * classes * classes];
    for (int point = 0; point < run.dataset.size(); point++) {
      int matrix = run.dataset.isTest(point) ? classes * classes : 0;
      counts[matrix + run.dataset.label(point) * classes + run.decided(last, point)]++;
    }
    assertThat(read.counts[read.epochs.length - 1]).isEqualTo(counts);
  }

  @Test
  void aSmoothRunOf120EpochsAnd2000PointsTakesLittle() {
    Wandering run = Wandering.of(7, 2000, 2, 1, false);
    PayloadRecorder recorder =
        new PayloadRecorder(
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
    byte[] script = recorder.script("a-run").orElseThrow();
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
    PayloadReader read = new PayloadReader(run.recorded(most, true).script("a-run").orElseThrow());
    assertThat(read.limits).hasNumberOfRows(1);
  }

  @Test
  void aRunThatLacksAnEpochOfItsPageHasNoPayload() {
    Dataset dataset = Wandering.of(3, 30, 2, 1, false).dataset;
    assertThat(
            new PayloadRecorder(dataset, List.of(0, 1), new GallerySpec(1, 30, 4)).script("a-run"))
        .isEmpty();
  }
}
