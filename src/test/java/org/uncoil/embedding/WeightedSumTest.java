package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedSumTest {
  private static final int UNITS = 3;

  /** As many inputs as leave none, one, two and three over. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 64})
  void addsInTheOrderOfTheInputsWhateverTheirNumber(int inputs) {
    Random random = new Random(inputs);
    double[] weights = random.doubles((long) UNITS * inputs, -1, 1).toArray();
    double[] in = random.doubles((long) inputs * ForwardPass.BLOCK, -1, 1).toArray();
    double[] out = random.doubles((long) UNITS * ForwardPass.BLOCK, -1, 1).toArray();
    double[] expected = out.clone();
    int length = 201;
    for (int unit = 0; unit < UNITS; unit++) {
      for (int i = 0; i < inputs; i++) {
        for (int point = 0; point < length; point++) {
          expected[unit * ForwardPass.BLOCK + point] +=
              in[i * ForwardPass.BLOCK + point] * weights[unit * inputs + i];
        }
      }
    }
    WeightedSum.add(weights, UNITS, in, out, length);
    assertThat(out).containsExactly(expected);
  }
}
