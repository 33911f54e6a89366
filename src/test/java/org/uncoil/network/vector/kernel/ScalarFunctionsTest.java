package org.uncoil.network.vector.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.study.Activation;

class ScalarFunctionsTest {
  private interface FloatFunction {
    float apply(float x);
  }

  private static Arguments function(
      String name, FloatFunction ours, DoubleUnaryOperator exact, double from, double to) {
    return Arguments.of(name, ours, exact, from, to);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        function("exp", ScalarFunctions::exp, Math::exp, -79, 79),
        function("expm1", ScalarFunctions::expm1, Math::expm1, -79, 79),
        function("expm1 near 0", ScalarFunctions::expm1, Math::expm1, -1e-3, 1e-3),
        function("sigmoid", ScalarFunctions::sigmoid, x -> 1 / (1 + Math.exp(-x)), -79, 79),
        function("tanh", ScalarFunctions::tanh, Math::tanh, -30, 30),
        function("tanh near 0", ScalarFunctions::tanh, Math::tanh, -1e-3, 1e-3),
        function("log1p", ScalarFunctions::log1p, Math::log1p, 0, 1),
        function(
            "softplus",
            ScalarFunctions::softplus,
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
            -80,
            80),
        function("log", ScalarFunctions::log, Math::log, 1e-10, 0.98));
  }

  /** Largest relative error on evenly spaced points: a few units in the last place (6e-8). */
  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void isWithinAFewUnitsInTheLastPlace(
      String name, FloatFunction ours, DoubleUnaryOperator exact, double from, double to) {
    double worst = 0;
    for (int i = 0; i <= 200_000; i++) {
      float x = (float) (from + (to - from) * i / 200_000);
      double expected = exact.applyAsDouble(x);
      if (Math.abs(expected) > Float.MIN_NORMAL) {
        worst = Math.max(worst, Math.abs(ours.apply(x) - expected) / Math.abs(expected));
      }
    }
    assertThat(worst).as(name).isLessThan(4e-7);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAndDerivativesAreTheFormulas(Activation activation) {
    float[] derivative = new float[1];
    for (int i = -40_000; i <= 40_000; i++) {
      // no kink lies on these
      float x = i * 2.5e-4f + 1.1e-5f;
      float value = ScalarActivation.apply(activation, x, derivative, 0);
      double exact = activation.value(x);
      double slope = activation.derivative(x);
      assertThat(Math.abs(value - exact)).as("%s(%s)", activation, x).isLessThan(scale(exact, x));
      assertThat(Math.abs(derivative[0] - slope))
          .as("%s'(%s)", activation, x)
          .isLessThan(scale(slope, x));
    }
  }

  private static double scale(double exact, double x) {
    // where 1 − t² is multiplied by x, so is its rounding
    return 5e-7 * Math.max(1, Math.max(Math.abs(exact), Math.abs(x)));
  }

  @Test
  void sineAndCosineHoldFarOut() {
    for (int i = -300_000; i <= 300_000; i++) {
      float x = i * 0.0331f;
      assertThat(Math.abs(ScalarFunctions.sin(x) - Math.sin(x))).isLessThan(3e-7);
      assertThat(Math.abs(ScalarFunctions.cos(x) - Math.cos(x))).isLessThan(3e-7);
    }
  }

  @Test
  void hugeNumbersStayNumbers() {
    float[] derivative = new float[1];
    for (Activation activation : Activation.values()) {
      if (activation == Activation.CUBE) {
        continue;
      }
      for (float x : new float[] {1e4f, 1e9f, 0x1p60f, -1e4f, -1e9f, -0x1p60f}) {
        float value = ScalarActivation.apply(activation, x, derivative, 0);
        assertThat(value).as("%s(%s)", activation, x).isFinite();
        assertThat(derivative[0]).as("%s'(%s)", activation, x).isFinite();
      }
    }
  }
}
