package org.uncoil.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What specification records say and refuse. */
class SpecificationTest {
  private static final int EPOCHS = 101;

  @Test
  void aConstantScheduleChangesNothing() {
    assertThat(new Schedule.Constant().factor(57, EPOCHS)).isEqualTo(1);
  }

  @Test
  void aStepHalvesEveryTenEpochs() {
    Schedule step = new Schedule.Step(10, 0.5);

    assertThat(step.factor(0, EPOCHS)).isEqualTo(1);
    assertThat(step.factor(9, EPOCHS)).isEqualTo(1);
    assertThat(step.factor(10, EPOCHS)).isEqualTo(0.5);
    assertThat(step.factor(35, EPOCHS)).isEqualTo(0.125);
  }

  @Test
  void anExponentialScheduleIsAGeometricSeries() {
    Schedule exponential = new Schedule.Exponential(0.9);

    double expected = 1;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      assertThat(exponential.factor(epoch, EPOCHS)).isCloseTo(expected, within(1e-12));
      expected *= 0.9;
    }
  }

  @Test
  void aCosineFallsFromOneToItsLeastAndIsHalfWayInTheMiddle() {
    Schedule cosine = new Schedule.Cosine(0.2);

    assertThat(cosine.factor(0, EPOCHS)).isEqualTo(1);
    assertThat(cosine.factor(50, EPOCHS)).isCloseTo(0.6, within(1e-12));
    assertThat(cosine.factor(100, EPOCHS)).isCloseTo(0.2, within(1e-12));
    // a third of the way: (1 + cos 60°) / 2 = 3/4 of the fall is left
    assertThat(cosine.factor(1, 4)).isCloseTo(0.2 + 0.8 * 0.75, within(1e-12));
    assertThat(cosine.factor(0, 1)).isEqualTo(1);
  }

  @Test
  void schedulesAndOptimizersNameWhatTheyRefuse() {
    assertThatThrownBy(() -> new Schedule.Step(0, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step-size = 0: must be at least 1 epoch");
    assertThatThrownBy(() -> new Schedule.Exponential(1.5))
        .hasMessage("gamma = 1.5: must lie in (0, 1]");
    assertThatThrownBy(() -> new Schedule.Cosine(-0.1))
        .hasMessage("min-factor = -0.1: must lie in [0.0, 1.0]");
    assertThatThrownBy(() -> new Optimizer.Momentum(1))
        .hasMessage("momentum = 1.0: must lie in [0, 1)");
    assertThatThrownBy(() -> new Optimizer.Adam(0.9, -1, 1e-8))
        .hasMessage("beta2 = -1.0: must lie in [0, 1)");
    assertThatThrownBy(() -> new Optimizer.Adam(0.9, 0.999, 0))
        .hasMessage("epsilon = 0.0: must be a positive number");
    assertThatThrownBy(() -> new Optimizer.Adamw(0.9, 0.999, 1e-8, -0.1))
        .hasMessage("weight-decay = -0.1: must be 0 or more");
    assertThatThrownBy(() -> new Optimizer.Rmsprop(Double.NaN, 1e-8))
        .hasMessage("rho = NaN: must lie in [0, 1)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aLearningRateIsAPositiveNumber(double rate) {
    NetworkSpec network = Studies.network("");

    assertThatThrownBy(
            () ->
                new NetworkSpec(
                    network.name(),
                    network.hidden(),
                    network.activation(),
                    network.initialisation(),
                    network.initialScale(),
                    network.optimizer(),
                    rate,
                    network.schedule(),
                    network.batchSize(),
                    network.epochs(),
                    network.l1(),
                    network.l2(),
                    network.dropout()))
        .hasMessage("learning-rate = " + rate + ": must be a positive number");
  }

  @Test
  void theDefaultsAreThoseOfTheOriginalFilm() {
    NetworkSpec network = Studies.network("");

    assertThat(network.architecture(2, 2)).isEqualTo("2–100–2–2");
    assertThat(network.epochs()).isEqualTo(300);
    assertThat(network.optimizer()).isEqualTo(new Optimizer.Adam(0.9, 0.999, 1e-8));
    assertThat(network.learningRate()).isEqualTo(0.01);
  }

  @Test
  void weightsAndBiasesAreCountedLayerByLayer() {
    NetworkSpec network = Studies.network("hidden = [5, 3]");

    // 4 → 5 → 3 → 2 → 7
    assertThat(network.parameterCount(4, 7))
        .isEqualTo(4 * 5 + 5 + 5 * 3 + 3 + 3 * 2 + 2 + 2 * 7 + 7);
    assertThat(network.widths(4, 7)).containsExactly(4, 5, 3, 2, 7);
  }

  @Test
  void whatNoArrayHoldsIsRefusedRatherThanCountedWrongly() {
    // 10⁹ + 10⁹ weights and a bias each: 1 input fits an int, 2 inputs do not
    NetworkSpec wide = Studies.network("hidden = [500000000]");

    assertThat(wide.parameterCount(1, 2)).isEqualTo(2 * 500_000_000 + 2 * 500_000_001 + 6);
    assertThatThrownBy(() -> wide.parameterCount(2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden = [500000000]")
        .hasMessageContaining("2 inputs");
  }

  @Test
  void oneActivationStandsForAllLayers() {
    NetworkSpec network = Studies.network("hidden = [5, 3], activation = tanh");

    assertThat(network.activation())
        .isEqualTo(List.of(Activation.TANH, Activation.TANH, Activation.TANH));
    assertThat(network.activationLabel()).isEqualTo("tanh");
  }

  @Test
  void severalActivationsAreToldInOrder() {
    NetworkSpec network = Studies.network("hidden = [5, 3], activation = [relu, sine, relu]");

    assertThat(network.bottleneckActivation()).isEqualTo(Activation.RELU);
    assertThat(network.activationLabel()).isEqualTo("relu, sine, relu");
  }

  @Test
  void aFilmShowsItsLastEpoch() {
    RenderSpec every =
        Studies.read(Studies.text("", "source = moons", "") + "render { every-n-epochs = 10 }")
            .render();

    assertThat(every.shows(20, 25)).isTrue();
    assertThat(every.shows(21, 25)).isFalse();
    assertThat(every.shows(25, 25)).isTrue();
  }
}
