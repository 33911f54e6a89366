package org.uncoil.dataset.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.PointSet;

/** Spirals, rings, boards and bodies, against what makes each shape. */
class ShapeGeneratorsTest {
  @Test
  void spiralArmsAreTurnedCopiesOfOne() {
    int classes = 5;
    double turns = 2.0 / classes;
    PointSet points = Generators.points(new Spiral(500, classes, turns, 0), 1);
    for (int arm = 0; arm < classes; arm++) {
      int[] members = Generators.members(points, arm);
      assertThat(members).hasSize(100);
      for (int i = 0; i < 100; i++) {
        double radius = i / 99.0;
        // CS231n: from 2πc/C to 2π(c + 2)/C
        double angle = 2 * Math.PI * (arm + 2 * radius) / classes;
        assertThat(Generators.at(points, members[i]))
            .containsExactly(
                new double[] {radius * Math.sin(angle), radius * Math.cos(angle)}, offset(1e-12));
      }
    }
  }

  @Test
  void spiralNoiseTurnsButDoesNotMoveOutwards() {
    PointSet still = Generators.points(new Spiral(20_000, 2, 1, 0), 1);
    PointSet moved = Generators.points(new Spiral(20_000, 2, 1, 0.2), 1);
    double[] turns = new double[10_000];
    for (int p = 0; p < turns.length; p++) {
      assertThat(Generators.radius(moved, p)).isCloseTo(Generators.radius(still, p), offset(1e-12));
      double[] a = Generators.at(still, p);
      double[] b = Generators.at(moved, p);
      turns[p] = Math.atan2(a[1] * b[0] - a[0] * b[1], a[0] * b[0] + a[1] * b[1]);
    }
    assertThat(Generators.mean(turns)).isCloseTo(0, offset(0.01));
    assertThat(Generators.variance(turns)).isCloseTo(0.04, offset(0.003));
  }

  @Test
  void spiralGivesWhatDoesNotDivideToTheLastArm() {
    PointSet points = Generators.points(new Spiral(101, 3, 1, 0.1), 1);
    assertThat(points.classCounts()).containsExactly(33, 33, 35);
  }

  @Test
  void ringsAlternateClasses() {
    PointSet points = Generators.points(new Rings(5000, 5, 2, 0), 2);
    assertThat(points.classCounts()).containsExactly(3000, 2000);
    double x = 0;
    for (int p = 0; p < points.size(); p++) {
      double radius = Generators.radius(points, p);
      assertThat(radius).isCloseTo(Math.rint(radius), offset(1e-12));
      assertThat(radius).isBetween(1.0 - 1e-9, 5 + 1e-9);
      assertThat(points.label(p)).isEqualTo((int) (Math.rint(radius) - 1) % 2);
      x += points.coordinate(p, 0) / radius / points.size();
    }
    assertThat(x).as("mean of the directions").isCloseTo(0, offset(0.05));
    PointSet noisy = Generators.points(new Rings(10_000, 2, 2, 0.05), 2);
    double[] steps =
        Arrays.stream(Generators.members(noisy, 1))
            .mapToDouble(p -> Generators.radius(noisy, p) - 2)
            .toArray();
    assertThat(Generators.mean(steps)).isCloseTo(0, offset(0.005));
    assertThat(Generators.variance(steps)).isCloseTo(0.0025, offset(0.0002));
  }

  @Test
  void checkerboardChangesColourFromSquareToSquare() {
    PointSet points = Generators.points(new Checkerboard(8000, 4, 0), 3);
    int[] counts = new int[16];
    for (int p = 0; p < points.size(); p++) {
      double x = points.coordinate(p, 0);
      double y = points.coordinate(p, 1);
      assertThat(x).isBetween(-1.0, 1.0);
      assertThat(y).isBetween(-1.0, 1.0);
      // the sign of sin 2πx · sin 2πy changes at every edge of a square of ½
      double wave = Math.sin(2 * Math.PI * x) * Math.sin(2 * Math.PI * y);
      assertThat(points.label(p)).isEqualTo(wave >= 0 ? 0 : 1);
      int row = (int) ((x + 1) * 2);
      int column = (int) ((y + 1) * 2);
      counts[4 * row + column]++;
    }
    assertThat(counts)
        .satisfies(
            c ->
                assertThat(Arrays.stream(c))
                    .allSatisfy(count -> assertThat(count).isBetween(400, 600)));
  }

  @Test
  void heartIsSymmetricAndHasItsArea() {
    PointSet points = Generators.points(new Heart(20_000, 0), 4);
    for (int p = 0; p < points.size(); p++) {
      double x = points.coordinate(p, 0);
      double y = points.coordinate(p, 1);
      double left = Math.pow(x * x + y * y - 1, 3);
      double right = x * x * Math.pow(y, 3);
      if (Math.abs(left - right) > 1e-9) {
        assertThat(points.label(p)).isEqualTo(left < right ? 1 : 0);
      }
      assertThat(Math.max(Math.abs(x), Math.abs(y))).isLessThanOrEqualTo(1.5);
    }
    // the curve encloses 3.6619…, of the square's 9
    assertThat(points.classCounts().get(1) / 20_000.0).isCloseTo(3.6619 / 9, offset(0.015));
  }

  @Test
  void annulusLeavesAGapAndFillsEvenly() {
    for (int dimensions = 1; dimensions <= 4; dimensions++) {
      PointSet points = Generators.points(new Annulus(8000, dimensions), 5);
      assertThat(points.classCounts()).containsExactly(4000, 4000);
      int inHalf = 0;
      for (int p = 0; p < points.size(); p++) {
        double radius = Generators.radius(points, p);
        if (points.label(p) == 0) {
          assertThat(radius).isBetween(0.0, 1.0 / 3);
          inHalf += radius < 1.0 / 6 ? 1 : 0;
        } else {
          assertThat(radius).isBetween(2.0 / 3 - 1e-12, 1.0);
        }
      }
      // a ball of half the radius holds 2⁻ⁿ of the volume
      assertThat(inHalf / 4000.0).isCloseTo(Math.pow(2, -dimensions), offset(0.03));
    }
  }

  @Test
  void linkedToriAreTubesAroundTwoLinkedCircles() {
    double tube = 0.25;
    PointSet points = Generators.points(new LinkedTori(4000, tube), 6);
    assertThat(points.classCounts()).containsExactly(2000, 2000);
    double[] depths = new double[4000];
    for (int p = 0; p < points.size(); p++) {
      double[] at = Generators.at(points, p);
      double toFirst = Math.hypot(Math.hypot(at[0], at[1]) - 1, at[2]);
      double toSecond = Math.hypot(Math.hypot(at[0] - 1, at[2]) - 1, at[1]);
      depths[p] = points.label(p) == 0 ? toFirst : toSecond;
      assertThat(depths[p]).isLessThanOrEqualTo(tube + 1e-12);
      // the circles are 1 apart
      assertThat(points.label(p) == 0 ? toSecond : toFirst)
          .isGreaterThanOrEqualTo(1 - tube - 1e-12);
    }
    // evenly over the tube's disc: the squared depth is even
    double[] squares = Arrays.stream(depths).map(d -> d * d / tube / tube).toArray();
    assertThat(Generators.mean(squares)).isCloseTo(0.5, offset(0.02));
    assertThat(Generators.variance(squares)).isCloseTo(1.0 / 12, offset(0.006));
  }

  @Test
  void nineDiscsAreOnTheGridAndOutsideTheBands() {
    double step = 0.19;
    PointSet points = Generators.points(new NineDiscs(step), 7);
    int expected = 0;
    for (int i = 0; i * step <= 20; i++) {
      for (int j = 0; j * step <= 20; j++) {
        double distance = toDisc(-10 + i * step, -10 + j * step);
        expected += distance > 1.3 && distance <= 1.8 ? 0 : 1;
      }
    }
    assertThat(points.size()).isEqualTo(expected);
    for (int p = 0; p < points.size(); p++) {
      double[] at = Generators.at(points, p);
      for (double x : at) {
        assertThat((x + 10) / step).isCloseTo(Math.rint((x + 10) / step), offset(1e-9));
      }
      double distance = toDisc(at[0], at[1]);
      assertThat(distance <= 1.3 ? 1 : distance > 1.8 ? 0 : -1).isEqualTo(points.label(p));
    }
    // nine discs' share of the square
    assertThat(points.classCounts().get(1) * step * step)
        .isCloseTo(9 * Math.PI * 1.3 * 1.3, offset(1.5));
  }

  private static double toDisc(double x, double y) {
    double diagonal = 7 / Math.sqrt(2);
    double[][] centres = {
      {0, 0},
      {7, 0},
      {-7, 0},
      {0, 7},
      {0, -7},
      {diagonal, diagonal},
      {-diagonal, diagonal},
      {diagonal, -diagonal},
      {-diagonal, -diagonal}
    };
    return Arrays.stream(centres)
        .mapToDouble(centre -> Math.hypot(x - centre[0], y - centre[1]))
        .min()
        .orElseThrow();
  }

  @Test
  void nestedSpheresHaveWholeRadiiAndNoDirection() {
    PointSet points = Generators.points(new NestedSpheres(6000, 3, 4, 0), 8);
    assertThat(points.classCounts()).containsExactly(2000, 2000, 2000);
    double[] directions = new double[points.size()];
    for (int p = 0; p < points.size(); p++) {
      assertThat(Generators.radius(points, p)).isCloseTo(points.label(p) + 1, offset(1e-12));
      directions[p] = points.coordinate(p, 3) / (points.label(p) + 1);
    }
    assertThat(Generators.mean(directions)).isCloseTo(0, offset(0.03));
    // a coordinate of an even direction in n dimensions has variance 1/n
    assertThat(Generators.variance(directions)).isCloseTo(0.25, offset(0.015));
  }

  @Test
  void randomLabelsTellNothing() {
    PointSet points = Generators.points(new RandomLabels(20_000, 4, 2), 9);
    assertThat(points.classCounts()).allSatisfy(count -> assertThat(count).isBetween(4750, 5250));
    for (int label = 0; label < 4; label++) {
      double[] x =
          Arrays.stream(Generators.members(points, label))
              .mapToDouble(p -> points.coordinate(p, 0))
              .toArray();
      assertThat(Generators.mean(x)).isCloseTo(0, offset(0.06));
      assertThat(Generators.variance(x)).isCloseTo(1, offset(0.08));
    }
    assertThat(Generators.points(new RandomLabels(20, 10, 1), 1).classCounts())
        .allSatisfy(count -> assertThat(count).isGreaterThan(0));
  }
}
