package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;

class InputPlaneTest {
  private static Dataset dataset(int dimensions, float[] features) {
    List<String> names = IntStream.range(0, dimensions).mapToObj(i -> "feature " + i).toList();
    int size = dimensions == 0 ? 0 : features.length / dimensions;
    return new Dataset("test", names, List.of("only"), features, new int[size], new boolean[size]);
  }

  /** Uniform values, each dimension stretched by a power of two. */
  private static float[] stretched(int dimensions, int points) {
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(11);
    float[] features = new float[dimensions * points];
    for (int i = 0; i < features.length; i++) {
      features[i] = (source.nextFloat() - 0.3f) * (1 << i % dimensions);
    }
    return features;
  }

  @Test
  void leavesTwoDimensionsAsTheyAre() {
    float[] features = stretched(2, 30);
    InputPlane plane = InputPlane.of(dataset(2, features));
    for (int point = 0; point < 30; point++) {
      assertThat(plane.x()[point]).isEqualTo(features[2 * point]);
      assertThat(plane.y()[point]).isEqualTo(features[2 * point + 1]);
    }
    assertThat(plane.toInput(3, -4)).containsExactly(3, -4);
    assertThat(plane.label(0)).isEqualTo("feature 0");
  }

  @Test
  void spreadsOneDimensionWithoutTellingTheNetwork() {
    float[] features = {1, 2, 3, 4, 5, 6};
    InputPlane plane = InputPlane.of(dataset(1, features));
    assertThat(plane.x()).isEqualTo(features);
    assertThat(plane.toInput(2.5, 100)).containsExactly(2.5);
    assertThat(plane.y()).doesNotHaveDuplicates();
  }

  @Test
  void findsTheDirectionsOfMostVariance() {
    int dimensions = 5;
    float[] features = stretched(dimensions, 400);
    InputPlane plane = InputPlane.of(dataset(dimensions, features));
    double[] lengths = new double[3];
    for (int i = 0; i < dimensions; i++) {
      lengths[0] += plane.axis(0, i) * plane.axis(0, i);
      lengths[1] += plane.axis(1, i) * plane.axis(1, i);
      lengths[2] += plane.axis(0, i) * plane.axis(1, i);
    }
    assertThat(lengths[0]).isCloseTo(1, within(1e-10));
    assertThat(lengths[1]).isCloseTo(1, within(1e-10));
    assertThat(lengths[2]).isCloseTo(0, within(1e-10));
    double first = variance(plane.x());
    double second = variance(plane.y());
    assertThat(first).isGreaterThan(second);
    // What makes them the principal ones: C·v = λ·v, and no two directions vary more together.
    for (int i = 0; i < dimensions; i++) {
      double alongFirst = 0;
      double alongSecond = 0;
      for (int j = 0; j < dimensions; j++) {
        double both = covariance(column(features, dimensions, i), column(features, dimensions, j));
        alongFirst += both * plane.axis(0, j);
        alongSecond += both * plane.axis(1, j);
        double pair =
            variance(column(features, dimensions, i)) + variance(column(features, dimensions, j));
        assertThat(i == j ? pair / 2 + second : pair).isLessThanOrEqualTo(first + second + 1e-4);
      }
      assertThat(alongFirst).isCloseTo(first * plane.axis(0, i), within(1e-4));
      assertThat(alongSecond).isCloseTo(second * plane.axis(1, i), within(1e-4));
    }
    double total = 0;
    for (int i = 0; i < dimensions; i++) {
      total += variance(column(features, dimensions, i));
    }
    assertThat(plane.label(0)).isEqualTo("PC 1 (" + Math.round(100 * first / total) + " %)");
    assertThat(plane.label(1)).isEqualTo("PC 2 (" + Math.round(100 * second / total) + " %)");
  }

  @Test
  void goesThroughTheMeanAndGivesPointsOnThePlaneBack() {
    // Points that lie on a plane in three dimensions.
    float[] features = new float[3 * 50];
    UniformRandomProvider source = RandomSource.XO_SHI_RO_256_PP.create(3);
    for (int point = 0; point < 50; point++) {
      float a = 3 * source.nextFloat();
      float b = source.nextFloat();
      features[3 * point] = 1 + a;
      features[3 * point + 1] = 2 + b - a;
      features[3 * point + 2] = 3 + a + 2 * b;
    }
    InputPlane plane = InputPlane.of(dataset(3, features));
    for (int point = 0; point < 50; point++) {
      double[] back = plane.toInput(plane.x()[point], plane.y()[point]);
      for (int i = 0; i < 3; i++) {
        assertThat(back[i]).isCloseTo(features[3 * point + i], within(1e-5));
      }
    }
  }

  @Test
  void turnsEachDirectionSoThatItsLargestPartIsPositive() {
    InputPlane plane = InputPlane.of(dataset(6, stretched(6, 100)));
    for (int axis = 0; axis < 2; axis++) {
      double largest = 0;
      for (int i = 0; i < 6; i++) {
        largest = Math.abs(plane.axis(axis, i)) > Math.abs(largest) ? plane.axis(axis, i) : largest;
      }
      assertThat(largest).isPositive();
    }
  }

  @Test
  void takesPointsThatAreAllTheSame() {
    InputPlane plane = InputPlane.of(dataset(3, new float[] {1, 2, 3, 1, 2, 3}));
    assertThat(plane.x()).containsOnly(0);
    assertThat(plane.toInput(0, 0)).containsExactly(1, 2, 3);
  }

  @Test
  void refusesADatasetWithoutFeatures() {
    assertThatThrownBy(() -> InputPlane.of(dataset(0, new float[0])))
        .hasMessageContaining("no feature");
  }

  private static float[] column(float[] features, int dimensions, int column) {
    float[] values = new float[features.length / dimensions];
    for (int i = 0; i < values.length; i++) {
      values[i] = features[i * dimensions + column];
    }
    return values;
  }

  private static double variance(float[] values) {
    return covariance(values, values);
  }

  private static double covariance(float[] a, float[] b) {
    double meanA = 0;
    double meanB = 0;
    double products = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += (double) a[i] / a.length;
      meanB += (double) b[i] / a.length;
      products += (double) a[i] * b[i] / a.length;
    }
    return products - meanA * meanB;
  }
}
