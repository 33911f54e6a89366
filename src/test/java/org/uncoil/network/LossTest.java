package org.uncoil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.batched.BatchedEngine;
import org.uncoil.network.dl4j.Dl4jEngine;
import org.uncoil.network.lanes.LanesEngine;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.Samples;

/** The recorded loss is the cross-entropy itself, however sure and however wrong a network is. */
class LossTest {
  private static final Dataset POINTS = Samples.dataset(60, 2, 3, 5);

  private static Dataset labelled(int classes, int label) {
    List<String> names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    return new Dataset("one", List.of("x"), names, new float[1], new int[] {label}, new boolean[1]);
  }

  @Property
  void isTheLogarithmOfTheSumOfExponentials(
      @ForAll @Size(min = 2, max = 6) List<@FloatRange(min = -300, max = 300) Float> logits,
      @ForAll @IntRange(max = 5) int number) {
    int label = number % logits.size();
    float[] row = new float[logits.size()];
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      row[c] = logits.get(c);
      // of a difference of at most 600, the exponential is a double
      sum += Math.exp((double) row[c] - logits.get(label));
    }
    Metrics metrics = Metrics.of(labelled(row.length, label), row);
    assertThat(metrics.trainLoss())
        .isCloseTo(Math.log(sum), within(1e-12 * Math.max(1, Math.log(sum))));
    assertThat(metrics.testLoss()).isNaN();
  }

  @Test
  void hasNoCeiling() {
    Dataset wrong = labelled(2, 0);
    assertThat(Metrics.of(wrong, new float[] {0, 60}).trainLoss()).isEqualTo(60);
    assertThat(Metrics.of(wrong, new float[] {0, 0x1.a8p32f}).trainLoss()).isEqualTo(0x1.a8p32f);
    assertThat(Metrics.of(wrong, new float[] {-3e38f, 3e38f}).trainLoss()).isEqualTo(2.0 * 3e38f);
    assertThat(Metrics.of(wrong, new float[] {0x1.a8p32f, 0}).trainLoss()).isZero();
  }

  @Test
  void isNotANumberWhereALogitIsNotFinite() {
    for (float spoilt : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      Metrics metrics = Metrics.of(labelled(2, 0), new float[] {1, spoilt});
      assertThat(metrics.trainLoss()).isNaN();
      assertThat(metrics.finite()).isFalse();
    }
  }

  static Stream<TrainingEngine> engines() {
    return Stream.of(new VectorEngine(), new LanesEngine(), new BatchedEngine(), new Dl4jEngine());
  }

  /** A rate that is far too large makes the network sure and wrong on points of both parts. */
  @ParameterizedTest
  @MethodSource("engines")
  void engineRecordsWhatTheParametersSay(TrainingEngine engine) {
    NetworkSpec network =
        Samples.network(List.of(8), Activation.IDENTITY, new Optimizer.Sgd(), 12, 4, 0, 0);
    ReferenceNetwork reference = new ReferenceNetwork(network, 2, 3);
    Dataset testing = swapped(POINTS);
    List<EpochRecord> epochs = new ArrayList<>();
    engine.train(new TrainingTask(network, POINTS, 3, 4, 1), epochs::add);
    assertThat(epochs).anyMatch(epoch -> epoch.metrics().testLoss() > 30);
    for (EpochRecord epoch : epochs) {
      double[] parameters = doubles(epoch);
      double training = reference.loss(parameters, POINTS);
      double test = reference.loss(parameters, testing);
      assertThat(epoch.metrics().trainLoss())
          .isCloseTo(training, within(1e-5 * Math.max(1, training)));
      assertThat(epoch.metrics().testLoss()).isCloseTo(test, within(1e-5 * Math.max(1, test)));
    }
  }

  /** The same points, the training ones held out and the others not. */
  private static Dataset swapped(Dataset dataset) {
    boolean[] isTest = new boolean[dataset.size()];
    int[] labels = new int[dataset.size()];
    for (int point = 0; point < isTest.length; point++) {
      isTest[point] = !dataset.isTest(point);
      labels[point] = dataset.label(point);
    }
    return new Dataset(
        dataset.name(),
        List.of("x0", "x1"),
        List.of("a", "b", "c"),
        dataset.features(),
        labels,
        isTest);
  }

  private static double[] doubles(EpochRecord epoch) {
    return IntStream.range(0, epoch.parameters().size())
        .mapToDouble(epoch.parameters()::get)
        .toArray();
  }
}
