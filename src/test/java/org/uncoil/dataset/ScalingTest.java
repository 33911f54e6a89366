package org.uncoil.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.Generators;
import org.uncoil.dataset.generator.sklearn.Blobs;
import org.uncoil.dataset.generator.sklearn.Moons;

class ScalingTest {
  private static final Blobs BLOBS = new Blobs(500, 2, 3, 2, 50);

  private static BuiltDataset build(Scaling scaling) {
    return BuiltDataset.of(new DatasetSpec("d", BLOBS, scaling, 0.4, 0), 3, location -> null);
  }

  private static double[] training(Dataset dataset, int dimension) {
    return IntStream.of(dataset.trainPoints())
        .mapToDouble(p -> dataset.feature(p, dimension))
        .toArray();
  }

  @Test
  void standardisesTheTrainingPointsAlone() {
    BuiltDataset built = build(Scaling.STANDARD);
    Dataset dataset = built.dataset();
    for (int d = 0; d < 3; d++) {
      assertThat(Generators.mean(training(dataset, d))).isCloseTo(0, offset(1e-6));
      assertThat(Generators.variance(training(dataset, d))).isCloseTo(1, offset(1e-5));
      assertAffine(built, d);
    }
    double all = IntStream.range(0, 500).mapToDouble(p -> dataset.feature(p, 0)).sum() / 500;
    assertThat(Math.abs(all)).as("mean with the test points").isGreaterThan(1e-4);
  }

  @Test
  void minMaxSpansTheTrainingPointsAlone() {
    BuiltDataset built = build(Scaling.MIN_MAX);
    boolean beyond = false;
    for (int d = 0; d < 3; d++) {
      int dimension = d;
      assertThat(training(built.dataset(), d)).contains(0, 1);
      assertThat(IntStream.of(built.dataset().trainPoints()).boxed())
          .allSatisfy(p -> assertThat(built.dataset().feature(p, dimension)).isBetween(0f, 1f));
      assertAffine(built, d);
      for (int p = 0; p < 500; p++) {
        beyond |= Math.abs(built.dataset().feature(p, d) - 0.5) > 0.5;
      }
    }
    assertThat(beyond).as("a held-out point beyond the training points").isTrue();
  }

  @Test
  void noneKeepsTheCoordinates() {
    BuiltDataset built = build(Scaling.NONE);
    for (int p = 0; p < 500; p++) {
      assertThat(built.dataset().feature(p, 1)).isEqualTo((float) built.raw().coordinate(p, 1));
    }
  }

  /** All points, held out or not, go through the same increasing straight line. */
  private static void assertAffine(BuiltDataset built, int d) {
    PointSet raw = built.raw();
    Dataset scaled = built.dataset();
    int other = 1;
    double slope =
        (scaled.feature(other, d) - scaled.feature(0, d))
            / (raw.coordinate(other, d) - raw.coordinate(0, d));
    assertThat(slope).isPositive();
    for (int p = 0; p < raw.size(); p++) {
      double expected =
          scaled.feature(0, d) + slope * (raw.coordinate(p, d) - raw.coordinate(0, d));
      assertThat((double) scaled.feature(p, d)).isCloseTo(expected, offset(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(Scaling.class)
  void constantCoordinatesAreOnlyShifted(Scaling scaling) {
    // ten tenths do not sum to one: a variance computed naively is not 0
    PointSet.Builder builder = new PointSet.Builder(List.of("x", "y"));
    boolean[] isTest = new boolean[11];
    for (int p = 0; p < 11; p++) {
      isTest[p] = p == 10;
      builder.add(p % 2, isTest[p] ? 0.35 : 0.1, 1e-40 * p);
    }
    float[] scaled = scaling.apply(builder.build(2), isTest);
    double shift = scaling == Scaling.NONE ? 0 : 0.1;
    for (int p = 0; p < 11; p++) {
      assertThat((double) scaled[2 * p]).isCloseTo((p == 10 ? 0.35 : 0.1) - shift, offset(1e-7));
      assertThat(scaled[2 * p + 1]).isFinite();
    }
  }

  @Test
  void subnormalRangesScaleToo() {
    PointSet.Builder builder = new PointSet.Builder(List.of("x"));
    for (int p = 0; p < 5; p++) {
      builder.add(p % 2, Double.MIN_VALUE * 1000 * p);
    }
    assertThat(Scaling.MIN_MAX.apply(builder.build(2), new boolean[5]))
        .containsExactly(0f, 0.25f, 0.5f, 0.75f, 1f);
  }

  @Test
  void refusesWhatOverflowsSinglePrecision() {
    DatasetSpec spec = new DatasetSpec("d", new Moons(10, 1e300), Scaling.NONE, 0.2, 0);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> BuiltDataset.of(spec, 3, location -> null))
        .withMessageStartingWith("point 1, coordinate x1: ")
        .withMessageEndingWith(" is not finite in single precision after scaling");
  }
}
