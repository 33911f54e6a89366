package org.uncoil.dataset.generator.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.ConvnetSpiral;
import org.uncoil.dataset.generator.FilmSpiral;
import org.uncoil.dataset.generator.Generators;

/** TensorFlow playground's and ConvNetJS's datasets, and the original film's spiral. */
class PlaygroundGeneratorsTest {
  @Test
  void spiralFollowsItsFormula() {
    PointSet points = Generators.points(new PlaygroundSpiral(400, 0), 1);
    assertThat(points.classCounts()).containsExactly(200, 200);
    for (int i = 0; i < 200; i++) {
      double radius = 5.0 * i / 200;
      double angle = 3.5 * Math.PI * i / 200;
      double[] first = Generators.at(points, Generators.members(points, 1)[i]);
      double[] second = Generators.at(points, Generators.members(points, 0)[i]);
      assertThat(first)
          .containsExactly(
              new double[] {radius * Math.sin(angle), radius * Math.cos(angle)}, offset(1e-12));
      // the other arm is the same one turned by half a turn
      assertThat(second).containsExactly(new double[] {-first[0], -first[1]}, offset(1e-12));
    }
  }

  @Test
  void spiralNoiseIsEven() {
    double noise = 0.4;
    PointSet still = Generators.points(new PlaygroundSpiral(20_000, 0), 1);
    PointSet moved = Generators.points(new PlaygroundSpiral(20_000, noise), 1);
    double[] steps = new double[20_000];
    for (int p = 0; p < steps.length; p++) {
      steps[p] = moved.coordinate(p, 0) - still.coordinate(p, 0);
    }
    assertThat(Arrays.stream(steps).map(Math::abs).max().orElseThrow())
        .isBetween(0.99 * noise, noise);
    assertThat(Generators.mean(steps)).isCloseTo(0, offset(0.01));
    // variance of U(±noise)
    assertThat(Generators.variance(steps)).isCloseTo(noise * noise / 3, offset(0.002));
  }

  @Test
  void circleHasItsRadii() {
    PointSet points = Generators.points(new PlaygroundCircle(4000, 0), 2);
    assertThat(points.classCounts()).containsExactly(2000, 2000);
    double[] inner = radii(points, 1);
    double[] outer = radii(points, 0);
    assertThat(Arrays.stream(inner)).allSatisfy(r -> assertThat(r).isBetween(0.0, 2.5));
    assertThat(Arrays.stream(outer)).allSatisfy(r -> assertThat(r).isBetween(3.5, 5.0));
    // the radius is even, not the area
    assertThat(Generators.mean(inner)).isCloseTo(1.25, offset(0.06));
    assertThat(Generators.variance(inner)).isCloseTo(2.5 * 2.5 / 12, offset(0.03));
    assertThat(Generators.mean(outer)).isCloseTo(4.25, offset(0.04));
    for (int dimension = 0; dimension < 2; dimension++) {
      assertThat(mean(points, 0, dimension)).isCloseTo(0, offset(0.25));
    }
  }

  @Test
  void circleNoiseMovesLabelsButNoPoint() {
    PointSet points = Generators.points(new PlaygroundCircle(4000, 0.5), 2);
    for (int p = 0; p < points.size(); p++) {
      double radius = Generators.radius(points, p);
      assertThat(radius <= 2.5 || (radius >= 3.5 && radius <= 5)).as("radius %s", radius).isTrue();
    }
    assertThat(Arrays.stream(radii(points, 0)).filter(radius -> radius < 2.5).count())
        .as("inner points labelled as outer ones")
        .isGreaterThan(200);
    assertThat(Arrays.stream(radii(points, 1)).filter(radius -> radius > 3.5).count())
        .as("outer points labelled as inner ones")
        .isGreaterThan(50);
  }

  @Test
  void exclusiveOrKeepsClearOfTheAxes() {
    PointSet points = Generators.points(new PlaygroundXor(4000, 0), 3);
    for (int p = 0; p < points.size(); p++) {
      double x = points.coordinate(p, 0);
      double y = points.coordinate(p, 1);
      assertThat(points.label(p)).isEqualTo(x * y >= 0 ? 1 : 0);
      assertThat(Math.abs(x)).isBetween(0.3, 5.3);
      assertThat(Math.abs(y)).isBetween(0.3, 5.3);
    }
    // |x| − 0.3 is U(0, 5)
    double[] x = Arrays.stream(coordinates(points, 0)).map(v -> Math.abs(v) - 0.3).toArray();
    assertThat(Generators.mean(x)).isCloseTo(2.5, offset(0.1));
    assertThat(Generators.variance(x)).isCloseTo(25.0 / 12, offset(0.12));
  }

  @Test
  void exclusiveOrNoiseErrsOnlyNearTheAxes() {
    PointSet points = Generators.points(new PlaygroundXor(4000, 0.2), 3);
    int wrong = 0;
    for (int p = 0; p < points.size(); p++) {
      double x = points.coordinate(p, 0);
      double y = points.coordinate(p, 1);
      if (points.label(p) != (x * y >= 0 ? 1 : 0)) {
        wrong++;
        assertThat(Math.min(Math.abs(x), Math.abs(y))).isLessThanOrEqualTo(0.2 * 5);
      }
    }
    assertThat(wrong).isBetween(100, 1000);
  }

  @Test
  void cloudsHaveTheirVariance() {
    for (double noise : new double[] {0, 0.25, 0.5}) {
      PointSet points = Generators.points(new PlaygroundGauss(40_000, noise), 4);
      double variance = 0.5 + noise * 7;
      for (int dimension = 0; dimension < 2; dimension++) {
        assertThat(mean(points, 1, dimension)).isCloseTo(2, offset(0.05));
        assertThat(mean(points, 0, dimension)).isCloseTo(-2, offset(0.05));
        assertThat(Generators.variance(coordinates(points, 1, dimension)))
            .isCloseTo(variance, offset(0.04 * variance));
      }
    }
  }

  @Test
  void convnetSpiralFollowsItsFormula() {
    PointSet points = Generators.points(new ConvnetSpiral(200, 0), 1);
    for (int i = 0; i < 100; i++) {
      double radius = 5.0 * i / 100;
      double angle = 2.5 * Math.PI * i / 100;
      double[] expected = {radius * Math.sin(angle), radius * Math.cos(angle)};
      assertThat(Generators.at(points, Generators.members(points, 0)[i]))
          .containsExactly(expected, offset(1e-12));
      assertThat(Generators.at(points, Generators.members(points, 1)[i]))
          .containsExactly(new double[] {-expected[0], -expected[1]}, offset(1e-12));
    }
  }

  @Test
  void convnetNoiseMovesTheRadiusEvenly() {
    PointSet points = Generators.points(new ConvnetSpiral(20_000, 1), 1);
    double[] steps = new double[9000];
    for (int i = 0; i < steps.length; i++) {
      // from radius 0.5 on, so that no radius is negative
      steps[i] = Generators.radius(points, i + 1000) - 5.0 * (i + 1000) / 10_000;
    }
    assertThat(Arrays.stream(steps))
        .allSatisfy(step -> assertThat(step).isBetween(-0.1 - 1e-9, 0.1 + 1e-9));
    assertThat(Generators.mean(steps)).isCloseTo(0, offset(0.003));
    assertThat(Generators.variance(steps)).isCloseTo(0.01 / 3, offset(0.0002));
  }

  @Test
  void filmSpiralFillsItsSquareAndItsArms() {
    int arm = 1000;
    PointSet points = Generators.points(new FilmSpiral(arm, 0), 7);
    assertThat(points.classCounts()).containsExactly(arm, arm);
    for (int dimension = 0; dimension < 2; dimension++) {
      double[] all = coordinates(points, dimension);
      assertThat(Arrays.stream(all).min().orElseThrow()).isEqualTo(-4);
      assertThat(Arrays.stream(all).max().orElseThrow()).isEqualTo(4);
    }
    double[] first = unstretched(points, 0);
    assertThat(first).hasSize(arm);
    Arrays.sort(first);
    // quantile q of t is 2π√q, with some room for the draw
    for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
      assertThat(first[(int) (share * arm)])
          .isCloseTo(2 * Math.PI * Math.sqrt(share), offset(0.35));
    }
  }

  /**
   * The parameters t of an arm. The extremes of the noise-free film's coordinates are known: with f
   * = 2t + π, x spans the extremes of ±f cos t and y those of ±f sin t for t in [0, 2π), and both
   * are symmetric, so that the square's half width 4 stands for the largest |f cos t| and |f sin
   * t|.
   */
  private static double[] unstretched(PointSet points, int label) {
    double mostX = 0;
    double mostY = 0;
    for (double t = 0; t < 2 * Math.PI; t += 1e-4) {
      mostX = Math.max(mostX, Math.abs((2 * t + Math.PI) * Math.cos(t)));
      mostY = Math.max(mostY, Math.abs((2 * t + Math.PI) * Math.sin(t)));
    }
    int[] members = Generators.members(points, label);
    double[] parameters = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      double x = points.coordinate(members[i], 0) * mostX / 4;
      double y = points.coordinate(members[i], 1) * mostY / 4;
      double t = (Math.sqrt(x * x + y * y) - Math.PI) / 2;
      double miss =
          Math.hypot(x - (2 * t + Math.PI) * Math.cos(t), y - (2 * t + Math.PI) * Math.sin(t));
      assertThat(miss).as("point %d lies on its arm", members[i]).isLessThan(0.5);
      parameters[i] = t;
    }
    return parameters;
  }

  private static double mean(PointSet points, int label, int dimension) {
    return Generators.mean(coordinates(points, label, dimension));
  }

  private static double[] coordinates(PointSet points, int dimension) {
    double[] all = new double[points.size()];
    Arrays.setAll(all, p -> points.coordinate(p, dimension));
    return all;
  }

  private static double[] coordinates(PointSet points, int label, int dimension) {
    return Arrays.stream(Generators.members(points, label))
        .mapToDouble(p -> points.coordinate(p, dimension))
        .toArray();
  }

  private static double[] radii(PointSet points, int label) {
    return Arrays.stream(Generators.members(points, label))
        .mapToDouble(p -> Generators.radius(points, p))
        .toArray();
  }
}
