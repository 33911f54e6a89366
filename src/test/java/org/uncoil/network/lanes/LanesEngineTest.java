package org.uncoil.network.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.network.vector.kernel.ScalarKernels;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.study.Schedule;
import org.uncoil.testing.Samples;

/** That lanes have nothing to do with each other; parity with other engines has its own test. */
class LanesEngineTest {
  private static final Dataset PLANE = Samples.dataset(70, 2, 2, 7);

  /** All that became of a run. */
  record Course(RunOutcome outcome, List<EpochRecord> epochs) {}

  private static List<Course> train(LanesEngine engine, List<TrainingTask> tasks) {
    List<List<EpochRecord>> epochs = new ArrayList<>();
    tasks.forEach(task -> epochs.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        engine.trainAll(tasks, epochs.stream().map(kept -> (EpochRecorder) kept::add).toList());
    return IntStream.range(0, tasks.size())
        .mapToObj(i -> new Course(outcomes.get(i), epochs.get(i)))
        .toList();
  }

  private static List<Course> train(List<TrainingTask> tasks) {
    return train(new LanesEngine(), tasks);
  }

  private static NetworkSpec network(
      List<Integer> hidden,
      List<Activation> activation,
      Optimizer optimizer,
      double rate,
      int batch) {
    return new NetworkSpec(
        "lanes",
        hidden,
        activation,
        Initialisation.XAVIER,
        1,
        optimizer,
        rate,
        new Schedule.Cosine(0.2),
        batch,
        25,
        rate * 0.001,
        rate * 0.01,
        0);
  }

  /** Runs of one shape, each with data, seeds, rates and regularisation of its own. */
  private static List<TrainingTask> tasks(
      int count,
      List<Integer> hidden,
      List<Activation> activation,
      Optimizer optimizer,
      int batch) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TrainingTask(
                    network(hidden, activation, optimizer, 0.01 + 0.003 * i, batch),
                    Samples.dataset(61, hidden.size() + 1, 2 + hidden.size() % 2, 40 + i),
                    i,
                    100 + i,
                    1 + batch))
        .toList();
  }

  static Stream<List<TrainingTask>> groups() {
    List<Activation> mixed = List.of(Activation.SWISH, Activation.SINE, Activation.TANH);
    return Stream.of(
        tasks(21, List.of(16), List.of(Activation.TANH), Samples.adam(), 0),
        tasks(21, List.of(16), List.of(Activation.RELU), Samples.adam(), 13),
        tasks(21, List.of(7, 5), mixed, new Optimizer.Momentum(0.9, Convention.PYTORCH), 0),
        tasks(
            21,
            List.of(5, 3),
            mixed,
            new Optimizer.Adamw(0.9, 0.99, 1e-8, 0.1, Convention.PYTORCH),
            10));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void companyOrderAndPositionChangeNoBit(List<TrainingTask> tasks) {
    List<Course> alone = tasks.stream().map(task -> train(List.of(task)).get(0)).toList();
    assertThat(alone).doesNotHaveDuplicates();
    assertThat(train(tasks)).isEqualTo(alone);
    Random random = new Random(3);
    for (int trial = 0; trial < 4; trial++) {
      List<Integer> some = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
      Collections.shuffle(some, random);
      some = some.subList(0, 1 + random.nextInt(tasks.size()));
      assertThat(train(some.stream().map(tasks::get).toList()))
          .isEqualTo(some.stream().map(alone::get).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void plainJavaGivesTheSameBits(Activation activation) {
    for (List<Integer> hidden : List.of(List.of(11), List.of(7, 5))) {
      List<TrainingTask> tasks = tasks(2, hidden, List.of(activation), Samples.adam(), 0);
      assertThat(train(new LanesEngine(new ScalarKernels()), tasks)).isEqualTo(train(tasks));
    }
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(Convention.values()).flatMap(c -> Samples.optimizers(c).stream());
  }

  /** Constants of its own in each lane, against the vector engine. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizersAreTheVectorEngines(Optimizer optimizer) {
    for (int batch : new int[] {0, 17}) {
      List<TrainingTask> tasks = tasks(3, List.of(6), List.of(Activation.TANH), optimizer, batch);
      List<Course> courses = train(tasks);
      for (int n = 0; n < tasks.size(); n++) {
        List<EpochRecord> expected = new ArrayList<>();
        new VectorEngine().train(tasks.get(n), expected::add);
        List<EpochRecord> actual = courses.get(n).epochs();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(actual.get(i).epoch()).isEqualTo(expected.get(i).epoch());
          assertThat(actual.get(i).learningRate()).isEqualTo(expected.get(i).learningRate());
          assertThat(actual.get(i).metrics().trainLoss())
              .isCloseTo(expected.get(i).metrics().trainLoss(), within(2e-5));
          assertThat(actual.get(i).metrics().testLoss())
              .isCloseTo(expected.get(i).metrics().testLoss(), within(2e-5));
        }
      }
    }
  }

  /**
   * Rates from calm to wild: each diverges at the epoch, and for the reason, that it does alone.
   */
  @ParameterizedTest
  @EnumSource(names = {"CUBE", "RELU"})
  void divergenceStaysInItsLane(Activation activation) {
    for (int batch : new int[] {0, 16}) {
      List<TrainingTask> tasks =
          IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      new TrainingTask(
                          new NetworkSpec(
                              "wild",
                              List.of(4),
                              List.of(activation),
                              Initialisation.XAVIER,
                              1,
                              new Optimizer.Sgd(),
                              Math.pow(10, i * 2.5 - 4),
                              new Schedule.Constant(),
                              batch,
                              30,
                              0,
                              0,
                              0),
                          PLANE,
                          5 + i,
                          6,
                          1))
              .toList();
      List<Course> together = train(tasks);
      assertThat(together.get(0).outcome()).isEqualTo(new RunOutcome.Trained(30));
      assertThat(together.get(15).outcome()).isInstanceOf(RunOutcome.Diverged.class);
      for (int i = 0; i < 16; i++) {
        assertThat(together.get(i)).isEqualTo(train(List.of(tasks.get(i))).get(0));
        List<EpochRecord> epochs = together.get(i).epochs();
        assertThat(epochs).allMatch(epoch -> epoch.metrics().finite());
        if (together.get(i).outcome() instanceof RunOutcome.Diverged diverged) {
          assertThat(diverged.epoch()).isEqualTo(epochs.size());
        }
      }
    }
  }

  @Test
  void recordsTheEpochsAskedForAndTheLastWithTheSameNumbers() {
    NetworkSpec network = Samples.network(List.of(3), Activation.RELU, Samples.adam(), 10);
    List<EpochRecord> all =
        train(List.of(new TrainingTask(network, PLANE, 1, 2, 1))).get(0).epochs();
    List<EpochRecord> some =
        train(List.of(new TrainingTask(network, PLANE, 1, 2, 4))).get(0).epochs();
    assertThat(some).isEqualTo(List.of(all.get(0), all.get(4), all.get(8), all.get(10)));
  }

  @Test
  void takesOneShapeAndNoDropout() {
    TrainingTask task = tasks(1, List.of(4), List.of(Activation.RELU), Samples.adam(), 0).get(0);
    TrainingTask wider = tasks(1, List.of(5), List.of(Activation.RELU), Samples.adam(), 0).get(0);
    TrainingTask other = tasks(1, List.of(4), List.of(Activation.TANH), Samples.adam(), 0).get(0);
    LanesEngine engine = new LanesEngine();
    assertThat(engine.group(task)).isEqualTo(engine.group(task));
    assertThat(engine.group(wider)).isNotEqualTo(engine.group(task));
    assertThat(engine.group(other)).isNotEqualTo(engine.group(task));
    assertThatThrownBy(() -> engine.trainAll(List.of(task, wider), List.of(e -> {}, e -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be trained together with");
    assertThat(engine.refusal(task.network())).isEmpty();
    assertThat(engine.refusal(dropout()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("dropout"));
  }

  private static NetworkSpec dropout() {
    return new NetworkSpec(
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
  }
}
