package org.uncoil.network.batched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.dl4j.Dl4jEngine;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;
import org.uncoil.testing.Samples;

class BatchedEngineTest {
  private static NetworkSpec network(
      List<Activation> activation,
      Optimizer optimizer,
      double rate,
      int batch,
      int epochs,
      double l1,
      double l2) {
    return new NetworkSpec(
        "batched",
        List.of(7, 5),
        activation,
        Initialisation.XAVIER,
        1,
        optimizer,
        rate,
        new Schedule.Cosine(0.2),
        batch,
        epochs,
        l1,
        l2,
        0);
  }

  private static TrainingTask task(NetworkSpec network, long seed) {
    Dataset dataset = Samples.dataset(60, 3, 3, seed);
    return new TrainingTask(network, dataset, seed, seed + 1, 1);
  }

  private static List<List<EpochRecord>> batched(List<TrainingTask> tasks) {
    List<List<EpochRecord>> epochs = new ArrayList<>();
    tasks.forEach(task -> epochs.add(new ArrayList<>()));
    List<EpochRecorder> recorders = epochs.stream().map(kept -> (EpochRecorder) kept::add).toList();
    assertThat(new BatchedEngine().trainAll(tasks, recorders))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(RunOutcome.Trained.class));
    return epochs;
  }

  private static List<EpochRecord> dl4j(TrainingTask task) {
    List<EpochRecord> epochs = new ArrayList<>();
    new Dl4jEngine().train(task, epochs::add);
    return epochs;
  }

  private static double[] doubles(Floats floats) {
    return IntStream.range(0, floats.size()).mapToDouble(floats::get).toArray();
  }

  private static void assertClose(Floats actual, Floats expected, double tolerance, Object what) {
    assertThat(doubles(actual))
        .as("%s", what)
        .containsExactly(doubles(expected), within(tolerance));
  }

  /** Every activation together, each with data, rate and regularisation of its own. */
  @Test
  void firstStepsAreDl4js() {
    List<TrainingTask> tasks = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      int n = tasks.size();
      tasks.add(
          task(
              network(
                  List.of(activation, Activation.TANH, activation),
                  new Optimizer.Sgd(),
                  0.1 + 0.01 * n,
                  0,
                  1,
                  n % 2 * 0.001,
                  n % 3 * 0.01),
              100 + n));
    }
    List<List<EpochRecord>> actual = batched(tasks);
    for (int n = 0; n < tasks.size(); n++) {
      List<EpochRecord> expected = dl4j(tasks.get(n));
      for (int epoch = 0; epoch <= 1; epoch++) {
        EpochRecord a = actual.get(n).get(epoch);
        EpochRecord e = expected.get(epoch);
        assertClose(a.parameters(), e.parameters(), 2e-6, tasks.get(n).network());
        assertClose(a.before(), e.before(), 2e-5, tasks.get(n).network());
        assertClose(a.after(), e.after(), 2e-5, tasks.get(n).network());
        assertThat(a.learningRate()).isEqualTo(e.learningRate());
        assertThat(a.metrics().testLoss()).isCloseTo(e.metrics().testLoss(), within(1e-5));
      }
    }
  }

  static Stream<List<Optimizer>> optimizers() {
    List<Optimizer> usual = Samples.optimizers(Convention.DL4J);
    List<Optimizer> others =
        List.of(
            new Optimizer.Sgd(),
            new Optimizer.Momentum(0.5, Convention.DL4J),
            new Optimizer.Nesterov(0.5, Convention.DL4J),
            new Optimizer.Adagrad(1e-3, Convention.DL4J),
            new Optimizer.Rmsprop(0.8, 1e-4, Convention.DL4J),
            new Optimizer.Adadelta(0.8, 1e-4, Convention.DL4J),
            new Optimizer.Adam(0.7, 0.9, 1e-4, Convention.DL4J),
            new Optimizer.Amsgrad(0.7, 0.9, 1e-4, Convention.DL4J),
            new Optimizer.Adamw(0.7, 0.9, 1e-4, 0.01, Convention.DL4J));
    return IntStream.range(0, usual.size()).mapToObj(i -> List.of(usual.get(i), others.get(i)));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("optimizers")
  void lossStaysWithDl4jOverFiftyEpochs(List<Optimizer> optimizers) {
    for (int batch : new int[] {0, 17}) {
      List<Activation> smooth = List.of(Activation.TANH, Activation.SWISH, Activation.SIGMOID);
      List<TrainingTask> tasks =
          IntStream.range(0, 2)
              .mapToObj(
                  n -> task(network(smooth, optimizers.get(n), 0.02, batch, 50, 1e-4, 1e-3), 7 + n))
              .toList();
      List<List<EpochRecord>> actual = batched(tasks);
      for (int n = 0; n < 2; n++) {
        List<EpochRecord> expected = dl4j(tasks.get(n));
        for (int epoch = 0; epoch <= 50; epoch++) {
          assertThat(actual.get(n).get(epoch).metrics().trainLoss())
              .as("%s, epoch %d", optimizers.get(n), epoch)
              .isCloseTo(expected.get(epoch).metrics().trainLoss(), within(1e-4));
        }
      }
    }
  }

  /** Networks of both conventions together, against the vector engine. */
  @Test
  void bothConventionsAreTheVectorEngines() {
    List<Optimizer> pytorch = Samples.optimizers(Convention.PYTORCH);
    List<Optimizer> dl4j = Samples.optimizers(Convention.DL4J);
    List<Activation> smooth = List.of(Activation.TANH);
    for (int i = 0; i < pytorch.size(); i++) {
      List<TrainingTask> tasks =
          List.of(
              task(network(smooth, pytorch.get(i), 0.02, 0, 30, 0, 1e-3), 7),
              task(network(smooth, dl4j.get(i), 0.02, 0, 30, 0, 1e-3), 7));
      List<List<EpochRecord>> actual = batched(tasks);
      for (int n = 0; n < 2; n++) {
        List<EpochRecord> expected = new ArrayList<>();
        new VectorEngine().train(tasks.get(n), expected::add);
        for (int epoch = 0; epoch <= 30; epoch++) {
          assertThat(actual.get(n).get(epoch).metrics().trainLoss())
              .as("%s, epoch %d", tasks.get(n).network().optimizer(), epoch)
              .isCloseTo(expected.get(epoch).metrics().trainLoss(), within(1e-4));
        }
      }
    }
  }

  @Test
  void neighboursChangeNothing() {
    List<TrainingTask> tasks = new ArrayList<>();
    for (Activation activation :
        List.of(Activation.RELU, Activation.SINE, Activation.RELU, Activation.SNAKE)) {
      tasks.add(
          task(network(List.of(activation), Samples.adam(), 0.01, 0, 20, 0, 0), 20 + tasks.size()));
    }
    List<List<EpochRecord>> together = batched(tasks);
    for (int n = 0; n < tasks.size(); n++) {
      assertThat(batched(List.of(tasks.get(n))).get(0)).isEqualTo(together.get(n));
    }
  }

  @Test
  void divergenceStaysWhereItIs() {
    NetworkSpec calm = network(List.of(Activation.CUBE), new Optimizer.Sgd(), 1e-3, 0, 30, 0, 0);
    NetworkSpec wild = network(List.of(Activation.CUBE), new Optimizer.Sgd(), 1e7, 0, 30, 0, 0);
    List<TrainingTask> tasks = List.of(task(calm, 1), task(wild, 2), task(calm, 3));
    List<List<EpochRecord>> epochs =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<RunOutcome> outcomes =
        new BatchedEngine()
            .trainAll(tasks, epochs.stream().map(kept -> (EpochRecorder) kept::add).toList());
    assertThat(outcomes.get(0)).isEqualTo(new RunOutcome.Trained(30));
    assertThat(outcomes.get(2)).isEqualTo(new RunOutcome.Trained(30));
    RunOutcome alone = new Dl4jEngine().train(tasks.get(1), epoch -> {});
    assertThat(((RunOutcome.Diverged) outcomes.get(1)).epoch())
        .isEqualTo(((RunOutcome.Diverged) alone).epoch())
        .isEqualTo(epochs.get(1).size());
    assertThat(epochs.get(0)).isEqualTo(batched(List.of(tasks.get(0))).get(0));
  }

  @Test
  void takesOneShapeAndNoDropout() {
    TrainingTask small =
        task(network(List.of(Activation.RELU), Samples.adam(), 0.1, 0, 3, 0, 0), 1);
    TrainingTask longer =
        task(network(List.of(Activation.RELU), Samples.adam(), 0.1, 0, 4, 0, 0), 1);
    assertThatThrownBy(
            () ->
                new BatchedEngine()
                    .trainAll(Arrays.asList(small, longer), List.of(e -> {}, e -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be trained together with");
    NetworkSpec dropping =
        new NetworkSpec(
            "dropping",
            List.of(4),
            List.of(Activation.RELU),
            Initialisation.XAVIER,
            1,
            Samples.adam(),
            0.01,
            new Schedule.Constant(),
            0,
            3,
            0,
            0,
            0.5);
    assertThat(new BatchedEngine().refusal(dropping))
        .hasValueSatisfying(reason -> assertThat(reason).contains("dropout"));
    assertThat(new BatchedEngine().refusal(small.network())).isEmpty();
  }
}
