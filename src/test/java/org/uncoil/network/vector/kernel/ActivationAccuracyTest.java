package org.uncoil.network.vector.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.study.Activation;

/**
 * How far the kernels' activations are from those of {@link Activation}, which computes in doubles:
 * over some 600,000 floats of all sizes from 0.0001 to 40. The page on performance cites these
 * figures.
 */
class ActivationAccuracyTest {
  /** In units of the larger of 1 and the exact value: two units in the last place of a float. */
  private static final double VALUE = 2.5e-7;

  private static final double DERIVATIVE = 2e-6;

  /** Largest errors of values in units in the last place, of those that need an exponential. */
  private static final Map<Activation, Double> ULPS =
      new EnumMap<>(
          Map.of(
              Activation.TANH, 3.0,
              Activation.SIGMOID, 2.4,
              Activation.SWISH, 2.8,
              Activation.SOFTPLUS, 3.0,
              Activation.ELU, 1.0,
              Activation.SELU, 1.9,
              Activation.SINE, 2.0));

  private static final int BLOCK = 4096;
  private static final int STRIDE = 499;

  /** Which float of the sample: alternately above and below 0. */
  private static float sample(int index) {
    int bits = Float.floatToIntBits(1e-4f) + index / 2 * STRIDE;
    float size = Math.min(40f, Float.intBitsToFloat(bits));
    return index % 2 == 0 ? size : -size;
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndDerivativesAreThoseOfDoublesUpToRounding(Activation activation) {
    ActivationKernels kernels = KernelChoice.best().of(activation);
    int count =
        (Float.floatToIntBits(40f) - Float.floatToIntBits(1e-4f)) / STRIDE / BLOCK * 2 * BLOCK;
    double ulps = 0;
    float[] values = new float[BLOCK];
    float[] derivatives = new float[BLOCK];
    for (int from = 0; from < count; from += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        values[i] = sample(from + i);
      }
      kernels.activate(values, derivatives, 1, BLOCK, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        double x = sample(from + i);
        double value = activation.value(x);
        double derivative = activation.derivative(x);
        ulps = Math.max(ulps, Math.abs(values[i] - value) / Math.ulp((float) Math.abs(value)));
        check(activation, x, values[i], value, VALUE);
        check(activation, x, derivatives[i], derivative, DERIVATIVE);
      }
    }
    if (ULPS.containsKey(activation)) {
      assertThat(ulps).as("units in the last place").isLessThanOrEqualTo(ULPS.get(activation));
    }
  }

  private static void check(
      Activation activation, double x, double found, double exact, double bound) {
    // an assertion for each would take seconds
    if (Math.abs(found - exact) > bound * Math.max(1, Math.abs(exact))) {
      assertThat(found).as("%s at %s", activation, x).isEqualTo(exact);
    }
  }
}
