package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedMedianTest {
  /** The definition, by sorting; weights are whole numbers, so that no sum is rounded. */
  private static double bySorting(double[] values, double[] weights) {
    double rest = Arrays.stream(weights).sum() / 2;
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int i : order) {
      rest -= weights[i];
      if (rest <= 0) {
        return values[i];
      }
    }
    throw new AssertionError();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 17, 500})
  void isWhereHalfOfTheWeightLies(int count) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      // few different values, so that many are equal, and some without weight
      int different = 1 + random.nextInt(2 * count);
      double[] values = random.ints(count, 0, different).asDoubleStream().toArray();
      double[] weights = random.ints(count, 0, 5).asDoubleStream().toArray();
      double expected = bySorting(values, weights);
      assertThat(WeightedMedian.of(values, weights, count)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void looksAtNoMoreThanItIsTold() {
    assertThat(WeightedMedian.of(new double[] {3, 1, 0}, new double[] {1, 1, 9}, 2)).isEqualTo(1);
    assertThat(WeightedMedian.of(new double[] {3}, new double[] {1}, 0)).isNaN();
  }
}
