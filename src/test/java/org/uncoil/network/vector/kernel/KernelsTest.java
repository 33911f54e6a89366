package org.uncoil.network.vector.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.study.Activation;

/** The kernels on vectors and in plain Java, bit for bit. */
class KernelsTest {
  private static final int STRIDE = 112;
  private static final int POINTS = 96;

  private final Kernels lanes = KernelChoice.best();
  private final Kernels scalars = new ScalarKernels();
  private final Random random = new Random(5);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 2 * random.nextFloat() - 1;
    }
    return numbers;
  }

  private static void assertSame(float[] actual, float[] expected) {
    for (int i = 0; i < expected.length; i++) {
      // −0 is 0: no sum tells them apart
      if (actual[i] != expected[i]) {
        assertThat(actual[i]).as("number %d", i).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void testsRunOnVectors() {
    assertThat(lanes.name()).startsWith("vectors of ");
  }

  /** Without the optimising compiler each vector is an object. */
  @Test
  void aJvmThatDoesNotOptimiseHasPlainKernels() throws IOException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                NameOfBest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines().toList()).last().isEqualTo(scalars.name());
  }

  /** A program that prints which kernels its JVM gets. */
  static final class NameOfBest {
    private NameOfBest() {}

    /** Prints it. */
    public static void main(String... none) {
      System.out.println(KernelChoice.best().name());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activations(Activation activation) {
    float[] sums = numbers(3 * STRIDE);
    for (int i = 0; i < sums.length; i++) {
      sums[i] *= i % 7 == 0 ? 100 : 5;
    }
    float[] expected = sums.clone();
    float[] derivatives = new float[sums.length];
    float[] expectedDerivatives = new float[sums.length];
    lanes.of(activation).activate(sums, derivatives, 3, STRIDE, POINTS);
    scalars.of(activation).activate(expected, expectedDerivatives, 3, STRIDE, POINTS);
    assertSame(sums, expected);
    assertSame(derivatives, expectedDerivatives);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void planarPairs(Activation activation) {
    for (int units : new int[] {1, 2, 7, 10}) {
      Layer hidden = new Layer(2, units, 0, 2 * units);
      Layer bottleneck = new Layer(units, 2, 3 * units, 5 * units);
      int count = 5 * units + 2;
      float[] parameters = numbers(count);
      float[] input = numbers(2 * STRIDE);
      float[] delta = numbers(2 * STRIDE);
      float[][] results = new float[2][];
      for (int k = 0; k < 2; k++) {
        ActivationKernels kernels = (k == 0 ? lanes : scalars).of(activation);
        ActivationKernels.Planar layers = new ActivationKernels.Planar(hidden, bottleneck);
        float[] values = new float[units * STRIDE];
        float[] derivatives = new float[units * STRIDE];
        float[] sums = new float[2 * STRIDE];
        float[] gradients = new float[count * Tile.LANES];
        kernels.planarForward(layers, parameters, input, values, derivatives, sums, STRIDE, POINTS);
        kernels.planarBackward(
            layers, parameters, input, values, derivatives, delta, gradients, STRIDE, POINTS);
        results[k] = concatenated(sums, gradients);
      }
      assertSame(results[0], results[1]);
    }
  }

  private static float[] concatenated(float[]... parts) {
    float[] all = new float[IntStream.range(0, parts.length).map(i -> parts[i].length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Test
  void denseLayers() {
    for (int[] shape : new int[][] {{1, 1}, {2, 5}, {9, 4}, {6, 7}, {13, 11}}) {
      Layer layer = new Layer(shape[0], shape[1], 3, 3 + shape[0] * shape[1]);
      float[] parameters = numbers(layer.end());
      float[] input = numbers(shape[0] * STRIDE);
      float[] delta = numbers(shape[1] * STRIDE);
      float[][] results = new float[2][];
      for (int k = 0; k < 2; k++) {
        Kernels kernels = k == 0 ? lanes : scalars;
        float[] sums = new float[shape[1] * STRIDE];
        float[] back = new float[shape[0] * STRIDE];
        float[] gradients = new float[layer.end() * Tile.LANES];
        kernels.dense(layer, parameters, input, sums, STRIDE, POINTS);
        kernels.addBias(layer, parameters, sums, STRIDE, POINTS);
        kernels.weightGradient(layer, delta, input, gradients, STRIDE, POINTS);
        kernels.biasGradient(layer, delta, gradients, STRIDE, POINTS);
        kernels.inputGradient(layer, parameters, delta, back, STRIDE, POINTS);
        kernels.multiply(back, input, shape[0], STRIDE, POINTS);
        results[k] = concatenated(sums, back, gradients);
      }
      assertSame(results[0], results[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 20, 1e4f, 1e9f})
  void scores(float size) {
    for (int classes : new int[] {2, 3, 10}) {
      float[] logits = numbers(classes * STRIDE);
      for (int i = 0; i < logits.length; i++) {
        logits[i] *= size;
      }
      float[] labels = new float[STRIDE];
      for (int q = 0; q < STRIDE; q++) {
        labels[q] = q < 90 ? q % classes : -1;
      }
      float[][] results = new float[2][];
      for (int k = 0; k < 2; k++) {
        Kernels kernels = k == 0 ? lanes : scalars;
        float[] score = new float[2 * Tile.LANES];
        float[] outputs = logits.clone();
        kernels.score(outputs, classes, labels, 0.01f, score, STRIDE, POINTS);
        results[k] = concatenated(score, outputs);
      }
      assertSame(results[0], results[1]);
      double loss = IntStream.range(0, Tile.LANES).mapToDouble(i -> results[1][i]).sum();
      double expected = IntStream.range(0, 90).mapToDouble(q -> loss(logits, classes, q)).sum();
      assertThat(loss).isCloseTo(expected, within(2e-6 * Math.max(1, expected)));
    }
  }

  /** ln Σ e^(logit − own), which in double needs nothing taken out of these exponentials. */
  private static double loss(float[] logits, int classes, int point) {
    double own = logits[point % classes * STRIDE + point];
    double largest = own;
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double lead = logits[c * STRIDE + point] - own;
      largest = Math.max(largest, logits[c * STRIDE + point]);
      sum += Math.exp(lead);
    }
    // beyond the largest double the logarithm is the exponent itself
    return Double.isInfinite(sum) ? largest - own : Math.log(sum);
  }

  @Test
  void aLogitThatIsNoNumberMakesTheLossNone() {
    for (Kernels kernels : new Kernels[] {lanes, scalars}) {
      for (float spoilt : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        float[] outputs = new float[2 * STRIDE];
        outputs[STRIDE + 5] = spoilt;
        float[] score = new float[2 * Tile.LANES];
        kernels.score(outputs, 2, new float[STRIDE], 1f, score, STRIDE, POINTS);
        assertThat(score[5]).isNaN();
        assertThat(score[6]).isFinite();
      }
    }
  }
}
