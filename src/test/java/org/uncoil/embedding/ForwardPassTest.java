package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.study.Activation;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Schedule;

class ForwardPassTest {
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          "test",
          List.of(7, 5),
          List.of(Activation.TANH, Activation.SINE, Activation.SOFTSIGN),
          Initialisation.XAVIER,
          1,
          new Optimizer.Sgd(),
          0.1,
          new Schedule.Constant(),
          0,
          1,
          0,
          0,
          0);

  private static float[] random(int length, long seed) {
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = 2 * source.nextFloat() - 1;
    }
    return values;
  }

  /** One point, written down as the formula says: y = f(Wx + b), W[input][unit] by columns. */
  private static double[][] naive(float[] parameters, double[] input, int[] widths) {
    double[] units = input;
    double[][] layers = new double[2 * widths.length][];
    int offset = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      int in = widths[layer - 1];
      double[] sums = new double[widths[layer]];
      for (int unit = 0; unit < sums.length; unit++) {
        sums[unit] = parameters[offset + in * sums.length + unit];
        for (int i = 0; i < in; i++) {
          sums[unit] += units[i] * parameters[offset + i + in * unit];
        }
      }
      offset += (in + 1) * sums.length;
      layers[2 * layer] = sums;
      units = sums.clone();
      if (layer < widths.length - 1) {
        for (int unit = 0; unit < units.length; unit++) {
          units[unit] =
              switch (layer) {
                case 1 -> Math.tanh(sums[unit]);
                case 2 -> Math.sin(sums[unit]);
                default -> sums[unit] / (1 + Math.abs(sums[unit]));
              };
        }
      }
      layers[2 * layer + 1] = units;
    }
    return layers;
  }

  @Test
  void computesTheNetworksFormula() {
    int[] widths = {3, 7, 5, 2, 4};
    float[] parameters = random(NETWORK.parameterCount(3, 4), 1);
    // More points than are worked on at once, and not a multiple of that.
    int count = 700;
    float[] points = random(3 * count, 2);
    ForwardPass pass = new ForwardPass(NETWORK, 3, 4, parameters);
    ForwardPass.Result result = pass.apply(points);
    for (int point = 0; point < count; point++) {
      double[] input = {points[3 * point], points[3 * point + 1], points[3 * point + 2]};
      double[][] layers = naive(parameters, input, widths);
      for (int i = 0; i < 2; i++) {
        assertThat(result.before()[2 * point + i]).isCloseTo((float) layers[6][i], within(1e-6f));
        assertThat(result.after()[2 * point + i]).isCloseTo((float) layers[7][i], within(1e-6f));
      }
      for (int c = 0; c < 4; c++) {
        assertThat(result.logits()[4 * point + c])
            .isCloseTo(
                (float) layers[8][c], within(1e-6f * Math.max(1, (float) Math.abs(layers[8][c]))));
      }
    }
    assertThat(pass.embed(points).before()).isEqualTo(result.before());
    assertThat(pass.embed(points).after()).isEqualTo(result.after());
  }

  @Test
  void keepsWhatFewUnitsGiveOut() {
    float[] parameters = random(NETWORK.parameterCount(3, 4), 1);
    int count = 700;
    float[] points = random(3 * count, 2);
    ForwardPass pass = new ForwardPass(NETWORK, 3, 4, parameters);
    float[][] hidden = pass.embed(points, 5).hidden();
    assertThat(hidden[0]).isEmpty();
    assertThat(hidden[1]).hasSize(5 * count);
    for (int point = 0; point < count; point += 9) {
      double[] input = {points[3 * point], points[3 * point + 1], points[3 * point + 2]};
      double[][] layers = naive(parameters, input, new int[] {3, 7, 5, 2, 4});
      for (int unit = 0; unit < 5; unit++) {
        assertThat(hidden[1][unit * count + point])
            .isCloseTo((float) layers[5][unit], within(1e-6f));
      }
    }
    assertThat(pass.weight(1, 6, 4)).isEqualTo(parameters[4 * 7 + 4 * 7 + 6]);
  }

  @Test
  void lastLayerGivesTheLogits() {
    float[] parameters = random(NETWORK.parameterCount(2, 3), 3);
    float[] point = {0.3f, -0.8f};
    LastLayer layer = LastLayer.of(Floats.of(parameters), 3);
    double[][] layers =
        naive(parameters, new double[] {point[0], point[1]}, new int[] {2, 7, 5, 2, 3});
    for (int c = 0; c < 3; c++) {
      double[] embedding = layers[7];
      assertThat(layer.logit(c, embedding[0], embedding[1])).isCloseTo(layers[8][c], within(1e-12));
    }
  }

  @Test
  void readsAPlaneAsItReadsTheInputsOnIt() {
    float[] features = random(5 * 40, 4);
    Dataset dataset =
        new Dataset(
            "five",
            List.of("a", "b", "c", "d", "e"),
            List.of("x", "y"),
            features,
            new int[40],
            new boolean[40]);
    InputPlane plane = InputPlane.of(dataset);
    ForwardPass pass = new ForwardPass(NETWORK, 5, 2, random(NETWORK.parameterCount(5, 2), 5));
    double a = 0.7;
    double b = -0.4;
    float[] input = new float[5];
    for (int i = 0; i < 5; i++) {
      input[i] = (float) plane.toInput(a, b)[i];
    }
    float[] whole = pass.apply(input).before();
    float[] onPlane = pass.on(plane).apply(new float[] {(float) a, (float) b}).before();
    assertThat(onPlane[0]).isCloseTo(whole[0], within(1e-5f));
    assertThat(onPlane[1]).isCloseTo(whole[1], within(1e-5f));
  }

  @Test
  void refusesTheWrongNumberOfParameters() {
    assertThatThrownBy(() -> new ForwardPass(NETWORK, 2, 2, new float[3]))
        .hasMessageContaining("2–7–5–2–2")
        .hasMessageContaining("not 3");
  }
}
