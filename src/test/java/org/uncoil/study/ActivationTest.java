package org.uncoil.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
  private static final double STEP = 1e-5;
  private static final double FROM_KINK = 1e-3;

  /** Where a function has no derivative, or none that is continuous. */
  private static final Map<Activation, List<Double>> KINKS =
      Map.of(
          Activation.HARD_SIGMOID, List.of(-2.5, 2.5),
          Activation.HARD_TANH, List.of(-1.0, 1.0),
          Activation.LEAKY_RELU, List.of(0.0),
          Activation.RECTIFIED_TANH, List.of(0.0),
          Activation.RELU, List.of(0.0),
          Activation.RELU6, List.of(0.0, 6.0),
          Activation.SELU, List.of(0.0),
          Activation.THRESHOLDED_RELU, List.of(1.0));

  @ParameterizedTest
  @EnumSource
  void theDerivativeIsTheCentralDifference(Activation activation) {
    for (double x = -7.9; x < 8; x += 0.0137) {
      double at = x;
      if (KINKS.getOrDefault(activation, List.of()).stream()
          .anyMatch(kink -> Math.abs(kink - at) < FROM_KINK)) {
        continue;
      }
      double difference = (activation.value(x + STEP) - activation.value(x - STEP)) / (2 * STEP);
      assertThat(activation.derivative(x))
          .as("%s′(%s)", activation, x)
          .isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndDerivativesTogetherAreTheSameNumbers(Activation activation) {
    double[] x = DoubleStream.iterate(-45, at -> at < 45, at -> at + 0.0713).toArray();
    x[0] = -0.0;
    x[1] = 0;
    x[2] = Double.NaN;
    x[3] = Double.NEGATIVE_INFINITY;
    x[4] = Double.POSITIVE_INFINITY;
    double[] sums = x.clone();
    double[] derivatives = new double[x.length];
    activation.valuesAndDerivatives(sums, derivatives, 0, x.length - 1);

    for (int i = 0; i < x.length - 1; i++) {
      assertThat(Double.doubleToLongBits(sums[i]))
          .as("%s(%s)", activation, x[i])
          .isEqualTo(Double.doubleToLongBits(activation.value(x[i])));
      assertThat(Double.doubleToLongBits(derivatives[i]))
          .as("%s′(%s)", activation, x[i])
          .isEqualTo(Double.doubleToLongBits(activation.derivative(x[i])));
    }
    assertThat(sums[x.length - 1]).isEqualTo(x[x.length - 1]);
  }

  @ParameterizedTest
  @EnumSource
  void farFromZeroNothingIsLost(Activation activation) {
    for (double x : new double[] {-1000, -40, 40, 1000}) {
      assertThat(activation.value(x)).as("%s(%s)", activation, x).isFinite();
      assertThat(activation.derivative(x)).as("%s′(%s)", activation, x).isFinite();
    }
  }

  /** By hand, from the formulas in the papers, with e = 2.718281828459045. */
  @ParameterizedTest
  @CsvSource({
    // Klambauer et al. 2017: λ = 1.0507…, λα(1/e − 1) = −1.7580993408473766 (1 − 1/e)
    "SELU, 1, 1.0507009873554805",
    "SELU, -1, -1.1113307378125628",
    // 1 / (1 + e^−1.702) = 0.845795…
    "GELU, 1, 0.8457957659328212",
    "GELU, -1, -0.1542042340671788",
    // Φ(±1), by Python's math.erfc
    "GELU_EXACT, 1, 0.8413447460685429",
    "GELU_EXACT, -1, -0.15865525393145707",
    // tanh(ln(1 + e)) = ((1 + e)² − 1) / ((1 + e)² + 1)
    "MISH, 1, 0.8650983882673103",
    // y = 1: 1.7159 (1 − 1/4.41645)
    "RATIONAL_TANH, 1.5, 1.3273752799193923",
    "RATIONAL_TANH, -1.5, -1.3273752799193923",
    "RATIONAL_TANH, 0, 0",
    "ELU, -1, -0.6321205588285577",
    "CELU, -2, -1.2642411176571153",
    "SWISH, 1, 0.7310585786300049",
    "SOFTPLUS, 0, 0.6931471805599453",
    "ELLIOTT, 1, 0.75",
    "SOFTSIGN, -3, -0.75",
    "LISHT, -1, 0.7615941559557649",
    "GAUSSIAN, 1, 0.36787944117144233",
    "SINE, 1.5707963267948966, 1",
    "SNAKE, 1.5707963267948966, 2.5707963267948966",
    "CUBE, -2, -8",
    "HARD_SIGMOID, 1, 0.7",
    "HARD_TANH, 3, 1",
    "RELU6, 7, 6",
    "LEAKY_RELU, -2, -0.02",
    "RECTIFIED_TANH, -2, 0",
    "THRESHOLDED_RELU, 0.9, 0",
    "THRESHOLDED_RELU, 1.1, 1.1",
  })
  void valuesAreTheLiteratures(Activation activation, double x, double value) {
    assertThat(activation.value(x)).isCloseTo(value, within(1e-12));
  }

  /** GELU is Φ(x) x; the logistic form stays within 0.0204 of it (Hendrycks and Gimpel 2016). */
  @Test
  void theLogisticGeluIsNearTheExactOne() {
    for (double x = -10; x <= 10; x += 0.01) {
      assertThat(Activation.GELU.value(x))
          .isCloseTo(Activation.GELU_EXACT.value(x), within(0.0204));
    }
  }
}
