package org.uncoil.dataset.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.playground.PlaygroundSpiral;

class GeneratorDefaultsTest {
  static Stream<Generator> generators() {
    return Generators.defaults();
  }

  @Test
  void findsTheGenerators() {
    assertThat(generators()).hasSizeGreaterThanOrEqualTo(22);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void giveAtLeastTwoClassesOfFinitePoints(Generator generator) {
    PointSet points = Generators.points(generator, 3);
    assertThat(points.classNames()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    assertThat(points.classCounts()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
    assertThat(points.classCounts().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(points.size());
    assertThat(points.featureNames())
        .isEqualTo(IntStream.rangeClosed(1, points.dimensions()).mapToObj(d -> "x" + d).toList());
    assertThat(points.dimensions()).isGreaterThanOrEqualTo(2);
    for (int p = 0; p < points.size(); p++) {
      assertThat(Arrays.stream(Generators.at(points, p)))
          .allSatisfy(x -> assertThat(x).isBetween(-1e3, 1e3));
    }
  }

  @ParameterizedTest
  @MethodSource("generators")
  void sameSeedGivesSamePoints(Generator generator) {
    assertThat(Generators.all(Generators.points(generator, 11)))
        .isEqualTo(Generators.all(Generators.points(generator, 11)));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void anotherSeedGivesOtherPoints(Generator generator) {
    boolean random =
        !(generator instanceof NineDiscs)
            && !(generator instanceof PlaygroundSpiral spiral && spiral.noise() == 0);
    assertThat(
            Generators.all(Generators.points(generator, 11))
                .equals(Generators.all(Generators.points(generator, 12))))
        .isEqualTo(!random);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void becomeDatasets(Generator generator) {
    DatasetSpec spec = new DatasetSpec("d", generator, Scaling.STANDARD, 0.2, 0);
    Dataset dataset = BuiltDataset.of(spec, 5, location -> null).dataset();
    assertThat(dataset.size()).isEqualTo(Generators.points(generator, 5).size());
    assertThat(dataset.trainPoints().length)
        .isBetween((int) (0.79 * dataset.size()), (int) (0.81 * dataset.size()));
  }
}
