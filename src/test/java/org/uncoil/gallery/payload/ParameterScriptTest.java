package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.study.Activation;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

class ParameterScriptTest {
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(7), Activation.TANH, Samples.adam(), 100);

  /** Parameters that wander, by epoch. */
  private static List<float[]> wandering(long seed, int count, int epochs) {
    Random random = new Random(seed);
    List<float[]> all = new ArrayList<>();
    float[] now = new float[count];
    for (int i = 0; i < count; i++) {
      now[i] = (float) random.nextGaussian();
    }
    for (int e = 0; e < epochs; e++) {
      all.add(now.clone());
      for (int i = 0; i < count; i++) {
        now[i] += (float) random.nextGaussian() * 0.05f / (1 + e);
      }
    }
    return all;
  }

  private static ParameterRecorder recorded(
      Dataset dataset, List<float[]> parameters, GallerySpec most) {
    List<Integer> epochs = IntStream.range(0, parameters.size()).map(e -> 5 * e).boxed().toList();
    ParameterRecorder recorder = new ParameterRecorder(NETWORK, dataset, epochs, most);
    for (int e = 0; e < parameters.size(); e++) {
      recorder.add(5 * e, Floats.of(parameters.get(e)));
    }
    return recorder;
  }

  @Property(tries = 60)
  void parametersAreReadBackToAStepOfTheirLayersRange(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 40) int points,
      @ForAll @IntRange(min = 1, max = 5) int dimensions,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll @IntRange(min = 1, max = 12) int epochs,
      @ForAll @IntRange(min = 2, max = 9) int mostEpochs)
      throws IOException {
    Dataset dataset = Samples.dataset(points, dimensions, classes, seed);
    int count = NETWORK.parameterCount(dimensions, classes);
    List<float[]> parameters = wandering(seed, count, epochs);
    List<Integer> learned = new ArrayList<>();
    for (int p = 0; p < points; p++) {
      learned.add(p % 3 == 0 ? -1 : p);
    }
    ScriptReader read =
        new ScriptReader(
            recorded(dataset, parameters, new GallerySpec(1, 1000, mostEpochs))
                .script("a-run", "a-dataset", List.of(), learned)
                .orElseThrow());

    assertThat(read.group).isEqualTo("uncoilRecordings");
    assertThat(read.head.get("dataset").asText()).isEqualTo("a-dataset");
    assertThat(read.numbers("widths")).containsExactly(dimensions, 7, 2, classes);
    assertThat(read.head.get("activations").get(1).asText()).isEqualTo("tanh");
    int[] shown = read.numbers("epochs");
    assertThat(shown).hasSize(Math.min(epochs, mostEpochs)).isSorted().startsWith(0);
    assertThat(shown[shown.length - 1]).isEqualTo(5 * (epochs - 1));
    int bits = read.head.get("bits").asInt();
    int modulus = 1 << bits;
    int[] parts = {7 * dimensions, 7, 14, 2, 2 * classes, classes};
    int[] last = new int[count];
    int[] earlier = new int[count];
    for (int place = 0; place < shown.length; place++) {
      int[] levels = read.next(count, (bits + 7) / 8);
      for (int i = 0; i < count; i++) {
        levels[i] = ScriptReader.unfolded(levels[i]);
        if (place > 0) {
          levels[i] += place == 1 ? last[i] : 2 * last[i] - earlier[i];
        }
        levels[i] = Math.floorMod(levels[i], modulus);
      }
      float[] exact = parameters.get(shown[place] / 5);
      int from = 0;
      for (int part = 0; part < parts.length; part++) {
        double least = read.head.get("ranges").get(part).get(0).asDouble();
        double step = (read.head.get("ranges").get(part).get(1).asDouble() - least) / (modulus - 2);
        for (int i = from; i < from + parts[part]; i++) {
          assertThat(least + levels[i] * step).isCloseTo(exact[i], within(0.51 * step + 1e-6));
        }
        from += parts[part];
      }
      earlier = last;
      last = levels;
    }
    assertThat(read.next(points, 4))
        .containsExactly(IntStream.range(0, points).map(p -> p % 3 == 0 ? 0 : p + 1).toArray());
    read.assertAtEnd();
  }

  @Test
  void mostEpochsAreThoseAtWhichMuchChanges() throws IOException {
    Dataset dataset = Samples.dataset(20, 2, 2, 1);
    List<float[]> parameters = wandering(1, NETWORK.parameterCount(2, 2), 100);
    ScriptReader read =
        new ScriptReader(
            recorded(dataset, parameters, new GallerySpec(1, 1000, 10))
                .script("a-run", "a-dataset", List.of(), null)
                .orElseThrow());
    assertThat(read.numbers("epochs")).hasSize(10).endsWith(5 * 99);
    assertThat(read.numbers("epochs")[5]).isLessThan(100);
    assertThat(read.head.get("learned").asBoolean()).isFalse();
  }

  @Test
  void theOriginalNetworksParametersAt61EpochsTakeUnder60Kilobytes() {
    NetworkSpec original = Samples.network(List.of(100), Activation.RELU, Samples.adam(), 300);
    Dataset dataset = Samples.dataset(2000, 2, 2, 1);
    int count = original.parameterCount(2, 2);
    ParameterRecorder recorder =
        new ParameterRecorder(
            original,
            dataset,
            IntStream.rangeClosed(0, 300).boxed().toList(),
            new GallerySpec(1, 2000, 61));
    List<float[]> parameters = wandering(2, count, 301);
    for (int e = 0; e <= 300; e++) {
      recorder.add(e, Floats.of(parameters.get(e)));
    }
    assertThat(recorder.script("a-run", "a-dataset", List.of(), null).orElseThrow().length)
        .isBetween(20_000, 60_000);
  }

  @Test
  void weightsThatSixteenBitsWouldSpoilTakeMore() throws IOException {
    Dataset dataset = Samples.dataset(20, 2, 2, 1);
    List<float[]> parameters = wandering(1, NETWORK.parameterCount(2, 2), 3);
    // a weight that counts for nothing, and makes the range of its layer enormous
    parameters.forEach(epoch -> epoch[0] = 1e4f);
    ScriptReader read =
        new ScriptReader(
            recorded(dataset, parameters, new GallerySpec(1, 1000, 10))
                .script("a-run", "a-dataset", List.of(), null)
                .orElseThrow());
    assertThat(read.head.get("bits").asInt()).isGreaterThan(16);
  }

  @Test
  void parametersOfNoUseGiveNoScript() {
    Dataset dataset = Samples.dataset(20, 2, 2, 1);
    List<float[]> parameters = wandering(1, NETWORK.parameterCount(2, 2), 3);
    parameters.forEach(epoch -> epoch[0] = 1e9f);
    assertThat(
            recorded(dataset, parameters, new GallerySpec(1, 1000, 10))
                .script("a-run", "a-dataset", List.of(), null))
        .isEmpty();
  }

  @Test
  void aRunThatLacksAnEpochHasNoScript() {
    Dataset dataset = Samples.dataset(20, 2, 2, 1);
    ParameterRecorder recorder =
        new ParameterRecorder(NETWORK, dataset, List.of(0, 1), new GallerySpec(1, 30, 4));
    recorder.add(0, Floats.of(new float[NETWORK.parameterCount(2, 2)]));
    assertThat(recorder.script("a-run", "a-dataset", List.of(), null)).isEmpty();
  }
}
