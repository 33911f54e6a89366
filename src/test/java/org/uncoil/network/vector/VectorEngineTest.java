package org.uncoil.network.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.dl4j.Dl4jEngine;
import org.uncoil.network.lanes.LanesEngine;
import org.uncoil.network.vector.kernel.ScalarKernels;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.Samples;

class VectorEngineTest {
  private static final Dataset TWO = Samples.dataset(70, 2, 2, 7);

  private static List<EpochRecord> train(
      TrainingEngine engine, NetworkSpec network, Dataset dataset) {
    List<EpochRecord> epochs = new ArrayList<>();
    RunOutcome outcome = engine.train(new TrainingTask(network, dataset, 11, 12, 1), epochs::add);
    assertThat(outcome).isEqualTo(new RunOutcome.Trained(network.epochs()));
    return epochs;
  }

  private static double[] doubles(Floats floats) {
    return IntStream.range(0, floats.size()).mapToDouble(floats::get).toArray();
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** One random specification: everything that a network may have but dropout, which draws. */
  record Case(TrainingEngine engine, NetworkSpec network, Dataset dataset) {
    private static <T> T any(T[] choices, Random random) {
      return choices[random.nextInt(choices.length)];
    }

    /** The same specification for each engine of the CPU. */
    static Stream<Case> of(int number, List<Activation> activations) {
      Case one = vector(number, activations);
      return Stream.of(one, new Case(new LanesEngine(), one.network(), one.dataset()));
    }

    private static Case vector(int number, List<Activation> activations) {
      Random random = new Random(1000 + number);
      int depth = 1 + random.nextInt(3);
      List<Integer> hidden =
          IntStream.range(0, depth).mapToObj(i -> 1 + random.nextInt(12)).toList();
      List<Activation> activation =
          IntStream.rangeClosed(0, depth)
              .mapToObj(i -> activations.get(random.nextInt(activations.size())))
              .toList();
      int classes = 2 + random.nextInt(4);
      int dimensions = 1 + random.nextInt(5);
      int points = 20 + random.nextInt(700);
      return new Case(
          new VectorEngine(),
          new NetworkSpec(
              "case " + number,
              hidden,
              activation,
              any(Initialisation.values(), random),
              1,
              new Optimizer.Sgd(),
              0.5,
              new Schedule.Constant(),
              0,
              1,
              random.nextBoolean() ? 0.001 : 0,
              random.nextBoolean() ? 0.01 : 0,
              0),
          Samples.dataset(points, dimensions, classes, number));
    }
  }

  /** Those without a kink, on which two roundings of a sum might fall to different sides. */
  private static final List<Activation> SMOOTH =
      List.of(
          Activation.CUBE,
          Activation.ELU,
          Activation.CELU,
          Activation.GELU,
          Activation.GELU_EXACT,
          Activation.IDENTITY,
          Activation.MISH,
          Activation.RATIONAL_TANH,
          Activation.SIGMOID,
          Activation.SOFTPLUS,
          Activation.SOFTSIGN,
          Activation.SWISH,
          Activation.TANH,
          Activation.ELLIOTT,
          Activation.LISHT,
          Activation.SINE,
          Activation.GAUSSIAN,
          Activation.SNAKE);

  static Stream<Case> smooth() {
    return IntStream.range(0, 60).boxed().flatMap(number -> Case.of(number, SMOOTH));
  }

  static Stream<Case> all() {
    return IntStream.range(100, 160)
        .boxed()
        .flatMap(number -> Case.of(number, List.of(Activation.values())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void firstStepIsDl4js(Case specification) {
    Dataset dataset = specification.dataset();
    NetworkSpec network = specification.network();
    List<EpochRecord> epochs = train(specification.engine(), network, dataset);
    double[] start = doubles(epochs.get(0).parameters());
    double[] actual = doubles(epochs.get(1).parameters());
    double[] expected = doubles(train(new Dl4jEngine(), network, dataset).get(1).parameters());
    double[] step = new double[start.length];
    for (int i = 0; i < start.length; i++) {
      step[i] = expected[i] - start[i];
    }
    double tolerance = 1e-5 * largest(step) + 2 * Math.ulp((float) largest(start));
    assertThat(actual).as("%s", network).containsExactly(expected, within(tolerance));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void firstStepIsTheGradientInDouble(Case specification) {
    Dataset dataset = specification.dataset();
    NetworkSpec network = specification.network();
    List<EpochRecord> epochs = train(specification.engine(), network, dataset);
    double[] start = doubles(epochs.get(0).parameters());
    double[] end = doubles(epochs.get(1).parameters());
    double[] gradient =
        new ReferenceNetwork(network, dataset.dimensions(), dataset.classes())
            .gradient(start, dataset);
    double tolerance = 1e-5 * largest(gradient) + 2 * Math.ulp((float) largest(start));
    for (int i = 0; i < gradient.length; i++) {
      assertThat((start[i] - end[i]) / 0.5)
          .as("parameter %d of %s", i, network)
          .isCloseTo(gradient[i], within(tolerance));
    }
  }

  /** What is recorded is the loss without the terms of the regularisation. */
  private static NetworkSpec unregularised(NetworkSpec network) {
    return new NetworkSpec(
        network.name(),
        network.hidden(),
        network.activation(),
        network.initialisation(),
        network.initialScale(),
        network.optimizer(),
        network.learningRate(),
        network.schedule(),
        network.batchSize(),
        network.epochs(),
        0,
        0,
        0);
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void recordsWhatTheParametersCompute(Case specification) {
    Dataset dataset = specification.dataset();
    ReferenceNetwork reference =
        new ReferenceNetwork(
            unregularised(specification.network()), dataset.dimensions(), dataset.classes());
    for (EpochRecord epoch : train(specification.engine(), specification.network(), dataset)) {
      double[] parameters = doubles(epoch.parameters());
      for (int point = 0; point < dataset.size(); point++) {
        double[] x = new double[dataset.dimensions()];
        for (int d = 0; d < x.length; d++) {
          x[d] = dataset.feature(point, d);
        }
        double[][] expected = reference.forward(parameters, x);
        for (int unit = 0; unit < 2; unit++) {
          assertThat((double) epoch.before().get(2 * point + unit))
              .isCloseTo(expected[0][unit], within(1e-4 * Math.max(1, largest(expected[0]))));
          assertThat((double) epoch.after().get(2 * point + unit))
              .isCloseTo(expected[1][unit], within(1e-4 * Math.max(1, largest(expected[1]))));
        }
      }
      double loss = reference.loss(parameters, dataset);
      assertThat(epoch.metrics().trainLoss()).isCloseTo(loss, within(1e-5 * Math.max(1, loss)));
    }
  }

  static Stream<NetworkSpec> fullBatch() {
    return curves(0);
  }

  static Stream<NetworkSpec> batchesOf16() {
    return curves(16);
  }

  private static Stream<NetworkSpec> curves(int batch) {
    List<Optimizer> optimizers = new ArrayList<>(Samples.optimizers(Convention.DL4J));
    optimizers.add(new Optimizer.Adagrad(1e-3, Convention.DL4J));
    optimizers.add(new Optimizer.Rmsprop(0.8, 1e-4, Convention.DL4J));
    optimizers.add(new Optimizer.Adam(0.7, 0.9, 1e-4, Convention.DL4J));
    return optimizers.stream()
        .map(
            optimizer ->
                new NetworkSpec(
                    "curve",
                    List.of(9, 6),
                    List.of(Activation.TANH, Activation.SWISH, Activation.SIGMOID),
                    Initialisation.XAVIER,
                    1,
                    optimizer,
                    0.02,
                    new Schedule.Cosine(0.1),
                    batch,
                    50,
                    0.0001,
                    0.001,
                    0));
  }

  @ParameterizedTest
  @MethodSource("fullBatch")
  void lossStaysWithDl4jOverFiftyEpochs(NetworkSpec network) {
    checkLoss(network);
  }

  @ParameterizedTest
  @MethodSource("batchesOf16")
  @Tag("slow")
  void lossStaysWithDl4jInBatchesOverFiftyEpochs(NetworkSpec network) {
    checkLoss(network);
  }

  /** Smooth activations, so that a rounding never tips a point over a kink. */
  private static void checkLoss(NetworkSpec network) {
    Dataset dataset = Samples.dataset(90, 3, 3, 21);
    List<EpochRecord> expected = train(new Dl4jEngine(), network, dataset);
    for (TrainingEngine engine : List.of(new VectorEngine(), new LanesEngine())) {
      List<EpochRecord> actual = train(engine, network, dataset);
      for (int epoch = 0; epoch <= 50; epoch++) {
        assertThat(actual.get(epoch).metrics().trainLoss())
            .as("%s, %s, epoch %d", engine.name(), network.optimizer(), epoch)
            .isCloseTo(expected.get(epoch).metrics().trainLoss(), within(1e-4));
        assertThat(actual.get(epoch).metrics().testLoss())
            .isCloseTo(expected.get(epoch).metrics().testLoss(), within(1e-4));
        assertThat(actual.get(epoch).learningRate()).isEqualTo(expected.get(epoch).learningRate());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void plainJavaGivesTheSameBits(Activation activation) {
    for (List<Integer> hidden : List.of(List.of(11), List.of(7, 5))) {
      NetworkSpec network = Samples.network(hidden, activation, Samples.adam(), 20);
      assertThat(train(new VectorEngine(new ScalarKernels()), network, TWO))
          .isEqualTo(train(new VectorEngine(), network, TWO));
    }
  }

  @Test
  void wideLayersAreTheSameFunction() {
    NetworkSpec network =
        Samples.network(List.of(130, 110), Activation.TANH, new Optimizer.Sgd(), 1, 0.5, 0, 0.01);
    List<EpochRecord> epochs = train(new VectorEngine(), network, TWO);
    double[] start = doubles(epochs.get(0).parameters());
    double[] end = doubles(epochs.get(1).parameters());
    ReferenceNetwork reference = new ReferenceNetwork(network, 2, 2);
    // each derivative takes two passes over all points: of 15,000 parameters some in every layer
    for (int i = 0; i < start.length; i += 37) {
      double gradient = reference.derivative(start, i, TWO);
      assertThat((start[i] - end[i]) / 0.5).as("parameter %d", i).isCloseTo(gradient, within(2e-6));
    }
  }

  @Test
  void manyTilesAreOne() {
    // 512 points are a tile; the losses of three of them are those of the whole
    Dataset dataset = Samples.dataset(1500, 2, 3, 3);
    NetworkSpec network = Samples.network(List.of(6), Activation.TANH, Samples.adam(), 3);
    ReferenceNetwork reference = new ReferenceNetwork(network, 2, 3);
    for (EpochRecord epoch : train(new VectorEngine(), network, dataset)) {
      assertThat(epoch.metrics().trainLoss())
          .isCloseTo(reference.loss(doubles(epoch.parameters()), dataset), within(1e-5));
    }
  }

  @Test
  void dropoutKeepsTheMeanAndRepeats() {
    NetworkSpec network = dropout(0.5, 40);
    List<EpochRecord> epochs = train(new VectorEngine(), network, TWO);
    assertThat(epochs).isEqualTo(train(new VectorEngine(), network, TWO));
    assertThat(epochs).isNotEqualTo(train(new VectorEngine(), dropout(0.4, 40), TWO));
    assertThat(epochs.get(40).metrics().trainLoss())
        .isLessThan(epochs.get(0).metrics().trainLoss());
  }

  private static NetworkSpec dropout(double share, int epochs) {
    return new NetworkSpec(
        "dropout",
        List.of(24),
        List.of(Activation.TANH),
        Initialisation.XAVIER,
        1,
        Samples.adam(),
        0.02,
        new Schedule.Constant(),
        0,
        epochs,
        0,
        0,
        share);
  }

  /** Dropping is a random gradient whose mean, over many draws, is that of a linear network. */
  @Test
  void dropoutsMeanGradientIsThatOfTheWholeLinearLayer() {
    int units = 2000;
    float[] values = new float[units * 32];
    float[] derivatives = new float[units * 32];
    java.util.Arrays.fill(values, 1f);
    java.util.Arrays.fill(derivatives, 1f);
    new Dropout(0.3, 9).drop(values, derivatives, units, 32, 32);
    assertThat(values).isEqualTo(derivatives);
    assertThat(IntStream.range(0, values.length).mapToDouble(i -> values[i]).average())
        .hasValueCloseTo(1.0, within(0.01));
    assertThat(IntStream.range(0, values.length).filter(i -> values[i] == 0).count() / 64000.0)
        .isCloseTo(0.3, within(0.01));
  }

  @Test
  void divergenceIsAnOutcomeAtDl4jsEpoch() {
    NetworkSpec network =
        Samples.network(List.of(4), Activation.CUBE, new Optimizer.Sgd(), 50, 1e6, 0, 0);
    List<EpochRecord> epochs = new ArrayList<>();
    TrainingTask task = new TrainingTask(network, TWO, 11, 12, 1);
    RunOutcome outcome = new VectorEngine().train(task, epochs::add);
    assertThat(outcome).isInstanceOf(RunOutcome.Diverged.class);
    assertThat(((RunOutcome.Diverged) outcome).epoch()).isEqualTo(epochs.size());
    assertThat(epochs).isNotEmpty().allMatch(epoch -> epoch.metrics().finite());
    RunOutcome reference = new Dl4jEngine().train(task, epoch -> {});
    assertThat(((RunOutcome.Diverged) outcome).epoch())
        .isEqualTo(((RunOutcome.Diverged) reference).epoch());
  }

  @Test
  void recordsTheEpochsAskedForAndTheLast() {
    NetworkSpec network = Samples.network(List.of(3), Activation.RELU, Samples.adam(), 10);
    List<Integer> epochs = new ArrayList<>();
    new VectorEngine()
        .train(new TrainingTask(network, TWO, 1, 2, 4), epoch -> epochs.add(epoch.epoch()));
    assertThat(epochs).containsExactly(0, 4, 8, 10);
  }
}
