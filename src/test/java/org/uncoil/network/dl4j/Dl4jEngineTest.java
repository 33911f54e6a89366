package org.uncoil.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.Samples;

class Dl4jEngineTest {
  private static final Dataset TWO = Samples.dataset(40, 2, 2, 7);
  private static final Dataset THREE = Samples.dataset(45, 3, 3, 8);

  private static List<EpochRecord> train(NetworkSpec network, Dataset dataset, int every) {
    List<EpochRecord> epochs = new ArrayList<>();
    RunOutcome outcome =
        new Dl4jEngine().train(new TrainingTask(network, dataset, 11, 12, every), epochs::add);
    assertThat(outcome).isEqualTo(new RunOutcome.Trained(network.epochs()));
    return epochs;
  }

  private static double[] doubles(Floats floats) {
    double[] values = new double[floats.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.get(i);
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void firstStepIsTheGradientOfTheIndependentLoss(Activation activation) {
    NetworkSpec network =
        Samples.network(List.of(12, 9), activation, new Optimizer.Sgd(), 1, 0.5, 0.001, 0.01);
    List<EpochRecord> epochs = train(network, THREE, 1);
    double[] start = doubles(epochs.get(0).parameters());
    double[] end = doubles(epochs.get(1).parameters());
    double[] gradient = new ReferenceNetwork(network, 3, 3).gradient(start, THREE);
    double largest = 0;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    for (int i = 0; i < gradient.length; i++) {
      assertThat((start[i] - end[i]) / 0.5)
          .as("parameter %d", i)
          .isCloseTo(gradient[i], within(2e-5 + 1e-4 * largest));
    }
  }

  static Stream<Optimizer> optimizers() {
    return Samples.optimizers(Convention.DL4J).stream();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerLowersTheLoss(Optimizer optimizer) {
    List<EpochRecord> epochs =
        train(Samples.network(List.of(8), Activation.TANH, optimizer, 60), TWO, 1);
    assertThat(epochs.get(60).metrics().trainLoss())
        .isLessThan(epochs.get(0).metrics().trainLoss());
  }

  @Test
  void momentumIsTheHeavyBall() {
    NetworkSpec network =
        Samples.network(
            List.of(4),
            Activation.TANH,
            new Optimizer.Momentum(0.9, Convention.DL4J),
            3,
            0.1,
            0,
            0);
    List<EpochRecord> epochs = train(network, TWO, 1);
    ReferenceNetwork reference = new ReferenceNetwork(network, 2, 2);
    double[] parameters = doubles(epochs.get(0).parameters());
    double[] velocity = new double[parameters.length];
    for (int epoch = 1; epoch <= 3; epoch++) {
      double[] gradient = reference.gradient(parameters, TWO);
      double[] actual = doubles(epochs.get(epoch).parameters());
      for (int i = 0; i < parameters.length; i++) {
        velocity[i] = 0.9 * velocity[i] + 0.1 * gradient[i];
        parameters[i] -= velocity[i];
        assertThat(actual[i]).isCloseTo(parameters[i], within(1e-4));
      }
    }
  }

  @Test
  void weightDecayOfAdamwShrinksWeightsApartFromTheGradient() {
    Optimizer none = new Optimizer.Adamw(0.9, 0.999, 1e-8, 0, Convention.DL4J);
    Optimizer some = new Optimizer.Adamw(0.9, 0.999, 1e-8, 0.5, Convention.DL4J);
    float[] start =
        train(Samples.network(List.of(4), Activation.TANH, none, 1), TWO, 1)
            .get(0)
            .parameters()
            .toArray();
    float[] without =
        train(Samples.network(List.of(4), Activation.TANH, none, 1), TWO, 1)
            .get(1)
            .parameters()
            .toArray();
    float[] with =
        train(Samples.network(List.of(4), Activation.TANH, some, 1), TWO, 1)
            .get(1)
            .parameters()
            .toArray();
    // 2–4–2–2: the parameters that are biases, and so do not decay
    Set<Integer> biases = Set.of(8, 9, 10, 11, 20, 21, 26, 27);
    for (int i = 0; i < start.length; i++) {
      float decay = biases.contains(i) ? 0 : 0.05f * 0.5f * start[i];
      assertThat(with[i]).as("parameter %d", i).isCloseTo(without[i] - decay, within(1e-6f));
    }
  }

  @Test
  void scheduleScalesTheLearningRate() {
    NetworkSpec steps =
        new NetworkSpec(
            "steps",
            List.of(4),
            List.of(Activation.TANH),
            Initialisation.XAVIER,
            1,
            new Optimizer.Sgd(),
            0.2,
            new Schedule.Step(1, 0.5),
            0,
            2,
            0,
            0,
            0);
    List<EpochRecord> epochs = train(steps, TWO, 1);
    assertThat(epochs.stream().map(EpochRecord::learningRate)).containsExactly(0.2, 0.2, 0.1);
    double[] start = doubles(epochs.get(1).parameters());
    double[] end = doubles(epochs.get(2).parameters());
    double[] gradient = new ReferenceNetwork(steps, 2, 2).gradient(start, TWO);
    for (int i = 0; i < gradient.length; i++) {
      assertThat(start[i] - end[i]).isCloseTo(0.1 * gradient[i], within(1e-5));
    }
  }

  @Test
  void recordsWhatTheParametersCompute() {
    NetworkSpec network = Samples.network(List.of(6, 5), Activation.SWISH, Samples.dl4jAdam(), 10);
    ReferenceNetwork reference = new ReferenceNetwork(network, 3, 3);
    for (EpochRecord epoch : train(network, THREE, 1)) {
      double[] parameters = doubles(epoch.parameters());
      for (int point = 0; point < THREE.size(); point++) {
        double[] x = {THREE.feature(point, 0), THREE.feature(point, 1), THREE.feature(point, 2)};
        double[][] expected = reference.forward(parameters, x);
        for (int unit = 0; unit < 2; unit++) {
          assertThat(epoch.before().get(2 * point + unit))
              .isCloseTo((float) expected[0][unit], within(1e-4f));
          assertThat(epoch.after().get(2 * point + unit))
              .isCloseTo((float) expected[1][unit], within(1e-4f));
        }
      }
      assertThat(epoch.metrics().trainLoss())
          .isCloseTo(reference.loss(parameters, THREE), within(1e-5));
    }
  }

  @Test
  void recordsTheEpochsAskedForAndTheLast() {
    NetworkSpec network = Samples.network(List.of(3), Activation.RELU, Samples.dl4jAdam(), 10);
    assertThat(train(network, TWO, 4).stream().map(EpochRecord::epoch))
        .containsExactly(0, 4, 8, 10);
  }

  @Test
  void sameTaskSameBits() {
    NetworkSpec network =
        new NetworkSpec(
            "batches",
            List.of(8),
            List.of(Activation.RELU),
            Initialisation.HE,
            1,
            Samples.dl4jAdam(),
            0.01,
            new Schedule.Constant(),
            7,
            5,
            0,
            0,
            0);
    assertThat(train(network, TWO, 1)).isEqualTo(train(network, TWO, 1));
  }

  /** Its masks would be others than the vector engine's, under the same run identity. */
  @Test
  void refusesDropoutAndOptimizersThatDl4jDoesNotHave() {
    NetworkSpec plain = Samples.network(List.of(4), Activation.TANH, Samples.dl4jAdam(), 1);
    Dl4jEngine engine = new Dl4jEngine();
    assertThat(engine.refusal(plain)).isEmpty();
    assertThat(
            engine.refusal(
                new NetworkSpec(
                    "dropping",
                    plain.hidden(),
                    plain.activation(),
                    plain.initialisation(),
                    plain.initialScale(),
                    plain.optimizer(),
                    plain.learningRate(),
                    plain.schedule(),
                    0,
                    1,
                    0,
                    0,
                    0.5)))
        .contains("it has dropout, whose masks only the vector engine draws");
    for (Optimizer optimizer : Samples.optimizers(Convention.PYTORCH)) {
      NetworkSpec network = Samples.network(List.of(4), Activation.TANH, optimizer, 1);
      assertThat(engine.refusal(network).isEmpty())
          .as("%s", optimizer)
          .isEqualTo(optimizer instanceof Optimizer.Sgd);
    }
    assertThat(engine.refusal(Samples.network(List.of(4), Activation.TANH, Samples.adam(), 1)))
        .contains(
            "DL4J does not have PyTorch's definition of adam; write optimizer { type = adam, convention = dl4j }");
  }

  @Test
  void miniBatchesTakeAllTrainingPointsOnce() {
    NetworkSpec network =
        new NetworkSpec(
            "batches",
            List.of(4),
            List.of(Activation.TANH),
            Initialisation.XAVIER,
            1,
            new Optimizer.Sgd(),
            1e-4,
            new Schedule.Constant(),
            8,
            1,
            0,
            0,
            0);
    List<EpochRecord> epochs = train(network, TWO, 1);
    double[] start = doubles(epochs.get(0).parameters());
    double[] end = doubles(epochs.get(1).parameters());
    double[] gradient = new ReferenceNetwork(network, 2, 2).gradient(start, TWO);
    // with so small a rate, the four batches of eight add up to four steps along the whole gradient
    for (int i = 0; i < gradient.length; i++) {
      assertThat(start[i] - end[i]).isCloseTo(4 * 1e-4 * gradient[i], within(2e-7));
    }
  }

  @Test
  void divergenceIsAnOutcome() {
    NetworkSpec network =
        Samples.network(List.of(4), Activation.CUBE, new Optimizer.Sgd(), 50, 1e6, 0, 0);
    List<EpochRecord> epochs = new ArrayList<>();
    RunOutcome outcome =
        new Dl4jEngine().train(new TrainingTask(network, TWO, 11, 12, 1), epochs::add);
    assertThat(outcome).isInstanceOf(RunOutcome.Diverged.class);
    assertThat(((RunOutcome.Diverged) outcome).epoch()).isEqualTo(epochs.size());
    assertThat(epochs).isNotEmpty().allMatch(epoch -> epoch.metrics().finite());
  }
}
