package org.uncoil.network.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;
import org.uncoil.testing.OptimizerSteps;
import org.uncoil.testing.Samples;
import org.uncoil.testing.TextbookOptimizer;

/** Optimizers against PyTorch's numbers, and both conventions against their definitions. */
class OptimizerTest {
  /** Some roundings of a parameter of 2. */
  private static final double TOLERANCE = 3e-6;

  static Stream<OptimizerSteps> recorded() {
    return OptimizerSteps.recorded();
  }

  @Test
  void everyOptimizerIsRecorded() {
    Set<Class<?>> recorded =
        recorded().map(steps -> steps.optimizer().getClass()).collect(Collectors.toSet());
    assertThat(recorded).containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
    assertThat(recorded()).allSatisfy(steps -> assertThat(steps.steps()).hasSize(24));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void isPytorchs(OptimizerSteps recorded) {
    Update update = new Update(recorded.network(), Layer.of(recorded.network(), 2, 2));
    float[] parameters = OptimizerSteps.twelve(OptimizerSteps.start());
    boolean decays = recorded.optimizer() instanceof Optimizer.Adamw;
    for (OptimizerSteps.Step step : recorded.steps()) {
      update.step(parameters, OptimizerSteps.twelve(step.gradient()), step.rate());
      for (int i = 0; i < parameters.length; i++) {
        // PyTorch decays whatever it is given; here biases are left out
        if (!decays || OptimizerSteps.weight(i)) {
          assertThat((double) parameters[i])
              .as("parameter %d of %s", i, recorded)
              .isCloseTo(step.parameters()[i % 4], within(TOLERANCE));
        }
      }
    }
  }

  /** The oracle itself, in double. */
  @ParameterizedTest
  @MethodSource("recorded")
  void theTextbookIsPytorchs(OptimizerSteps recorded) {
    for (int i = 0; i < 4; i++) {
      TextbookOptimizer textbook = new TextbookOptimizer(recorded.optimizer());
      double parameter = OptimizerSteps.start()[i];
      for (OptimizerSteps.Step step : recorded.steps()) {
        parameter = textbook.step(parameter, step.gradient()[i], step.rate());
        assertThat(parameter).isCloseTo(step.parameters()[i], within(1e-12));
      }
    }
  }

  static Stream<OptimizerSteps> byDl4j() {
    return recorded()
        .flatMap(
            steps ->
                Samples.optimizers(Convention.DL4J).stream()
                    .filter(optimizer -> optimizer.getClass() == steps.optimizer().getClass())
                    .map(steps::by));
  }

  @ParameterizedTest
  @MethodSource("byDl4j")
  void followsDl4jsConventionWhereItIsAskedTo(OptimizerSteps steps) {
    Update update = new Update(steps.network(), Layer.of(steps.network(), 2, 2));
    TextbookOptimizer[] textbook = new TextbookOptimizer[4];
    Arrays.setAll(textbook, i -> new TextbookOptimizer(steps.optimizer()));
    float[] parameters = OptimizerSteps.twelve(OptimizerSteps.start());
    double[] expected = OptimizerSteps.start();
    double apart = 0;
    for (OptimizerSteps.Step step : steps.steps()) {
      update.step(parameters, OptimizerSteps.twelve(step.gradient()), step.rate());
      for (int i = 0; i < 4; i++) {
        expected[i] = textbook[i].step(expected[i], step.gradient()[i], step.rate());
        // DL4J computes 1 − 0.999 in single precision, 5e-5 of it off, on a way of up to 2
        assertThat((double) parameters[i])
            .as("parameter %d of %s", i, steps)
            .isCloseTo(expected[i], within(5e-5));
        apart = Math.max(apart, Math.abs(expected[i] - step.parameters()[i]));
      }
    }
    // the two conventions are two: AdaDelta's differ only in the rate, which this test gives both
    if (!steps.optimizer().knownToDl4j() || steps.optimizer() instanceof Optimizer.Momentum) {
      assertThat(apart).isGreaterThan(1e-4);
    }
  }
}
