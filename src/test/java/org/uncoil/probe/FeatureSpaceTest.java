package org.uncoil.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FeatureSpaceTest {
  private static final List<double[]> POINTS =
      IntStream.range(0, 50).mapToObj(i -> new double[] {i % 7 - 3.0, i % 5 - 2.0}).toList();

  /** The figures are scikit-learn's: src/test/oracles/measures.py. */
  @Test
  void agreesWithAnotherProgram() {
    Map<FeatureMap, Double> expected =
        Map.of(
            FeatureMap.RAW, 0.04449455688208359,
            FeatureMap.SQUARES, 0.5780251378363004,
            FeatureMap.PRODUCT, 0.04915779024428568,
            FeatureMap.RADIUS, 0.15785711488056375,
            FeatureMap.SINE, 0.13370106691030437);
    double[] quantity =
        IntStream.range(0, 50)
            .mapToDouble(
                i -> Math.sin(POINTS.get(i)[0]) + POINTS.get(i)[1] * POINTS.get(i)[1] + 0.1 * i)
            .toArray();
    expected.forEach(
        (map, r2) ->
            assertThat(new FeatureSpace(POINTS, map).explained(List.of(quantity)))
                .as(map.label())
                .isCloseTo(r2, within(1e-9)));
  }

  @Property(tries = 30)
  void scaleAndOffsetDoNotMatter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
      @ForAll @DoubleRange(min = -100, max = 100) double offset) {
    Random random = new Random(seed);
    double[] quantity = random.doubles(50).toArray();
    double[] moved = Arrays.stream(quantity).map(value -> scale * value + offset).toArray();
    FeatureSpace space = new FeatureSpace(POINTS, FeatureMap.SQUARES);
    assertThat(space.explained(List.of(moved)))
        .isCloseTo(space.explained(List.of(quantity)), within(1e-9));
  }

  @Test
  void whatIsMadeOfTheFeaturesIsExplainedWholly() {
    FeatureSpace space = new FeatureSpace(POINTS, FeatureMap.RADIUS);
    double[] radius = new double[50];
    for (int i = 0; i < 50; i++) {
      double[] p = POINTS.get(i);
      radius[i] = 7 - 2 * p[0] + 3 * (p[0] * p[0] + p[1] * p[1]);
    }
    assertThat(space.explained(List.of(radius))).isCloseTo(1, within(1e-12));
  }

  @Test
  void aFeatureThatDoesNotVaryAddsNothing() {
    List<double[]> circle = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      circle.add(new double[] {Math.cos(0.3 * i), Math.sin(0.3 * i)});
    }
    assertThat(new FeatureSpace(circle, FeatureMap.RADIUS).dimensions()).isEqualTo(2);
    assertThat(new FeatureSpace(circle, FeatureMap.SQUARES).dimensions()).isEqualTo(3);
  }

  @Test
  void whatDoesNotVaryHasNoShare() {
    FeatureSpace space = new FeatureSpace(POINTS, FeatureMap.RAW);
    double[] same = new double[50];
    Arrays.fill(same, 0.1);
    assertThat(space.explained(List.of(same))).isNaN();
    same[3] = Double.NaN;
    assertThat(space.explained(List.of(same))).isNaN();
    assertThatThrownBy(() -> space.explained(List.of(new double[3])))
        .hasMessage("3 values for 50 points");
  }
}
