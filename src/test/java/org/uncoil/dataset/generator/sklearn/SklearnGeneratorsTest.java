package org.uncoil.dataset.generator.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Generators;

/** scikit-learn's generators, against the formulas of its documentation. */
class SklearnGeneratorsTest {
  @Property(tries = 50)
  void circlesAreEven(
      @ForAll @IntRange(min = 4, max = 301) int size,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double factor) {
    PointSet points = Generators.points(new Circles(size, factor, 0), 1);
    assertThat(points.classCounts()).containsExactly(size / 2, size - size / 2);
    for (int label = 0; label < 2; label++) {
      int[] members = Generators.members(points, label);
      double radius = label == 0 ? 1 : factor;
      // equal chords, and a closed round: n steps of 2π/n
      double chord = 2 * radius * Math.sin(Math.PI / members.length);
      for (int i = 0; i < members.length; i++) {
        double[] at = Generators.at(points, members[i]);
        double[] next = Generators.at(points, members[(i + 1) % members.length]);
        assertThat(Math.hypot(at[0], at[1])).isCloseTo(radius, offset(1e-12));
        assertThat(Math.hypot(next[0] - at[0], next[1] - at[1])).isCloseTo(chord, offset(1e-9));
      }
      assertThat(Generators.at(points, members[0]))
          .containsExactly(new double[] {radius, 0}, offset(1e-12));
    }
  }

  @Property(tries = 50)
  void moonsAreHalfCirclesWithBothEnds(@ForAll @IntRange(min = 4, max = 301) int size) {
    PointSet points = Generators.points(new Moons(size, 0), 1);
    for (int label = 0; label < 2; label++) {
      int[] members = Generators.members(points, label);
      for (int i = 0; i < members.length; i++) {
        double t = Math.PI / (members.length - 1) * i;
        double[] expected =
            label == 0
                ? new double[] {Math.cos(t), Math.sin(t)}
                : new double[] {1 - Math.cos(t), 0.5 - Math.sin(t)};
        assertThat(Generators.at(points, members[i])).containsExactly(expected, offset(1e-12));
      }
    }
  }

  @Test
  void noiseIsNormalOnEachCoordinate() {
    assertNoise(new Circles(20_000, 0.5, 0), new Circles(20_000, 0.5, 0.3), 0.3);
    assertNoise(new Moons(20_000, 0), new Moons(20_000, 0.2), 0.2);
  }

  @Test
  void blobsAreNormalAroundCentresInTheBox() {
    PointSet points = Generators.points(new Blobs(30_001, 3, 2, 0.5, 4), 9);
    assertThat(points.classCounts()).containsExactly(10_001, 10_000, 10_000);
    for (int label = 0; label < 3; label++) {
      double[] x = column(points, label, 0);
      double[] y = column(points, label, 1);
      assertThat(Generators.mean(x)).isBetween(-4.1, 4.1);
      assertThat(Generators.variance(x)).isCloseTo(0.25, offset(0.02));
      assertThat(Generators.variance(y)).isCloseTo(0.25, offset(0.02));
      assertThat(correlation(x, y)).isCloseTo(0, offset(0.05));
    }
  }

  @Test
  void blobCentresAreEvenInTheBox() {
    double[] centres = new double[300];
    for (int seed = 0; seed < centres.length; seed++) {
      PointSet points = Generators.points(new Blobs(4, 2, 1, 1e-6, 10), seed);
      centres[seed] = points.coordinate(0, 0);
    }
    assertThat(Generators.mean(centres)).isCloseTo(0, offset(1.2));
    assertThat(Generators.variance(centres)).isCloseTo(400.0 / 12, offset(5.0));
    assertThat(Arrays.stream(centres).map(Math::abs).max().orElseThrow()).isBetween(9.0, 10.0);
  }

  @Test
  void quantilesAreNestedShellsOfEqualSize() {
    PointSet points = Generators.points(new GaussianQuantiles(9001, 3, 2, 4), 5);
    assertThat(points.classCounts()).containsExactly(3000, 3000, 3001);
    for (int label = 0; label + 1 < 3; label++) {
      double most = Arrays.stream(radii(points, label)).max().orElseThrow();
      double least = Arrays.stream(radii(points, label + 1)).min().orElseThrow();
      assertThat(most).isLessThanOrEqualTo(least);
      // in two dimensions the squared radius over the variance is exponential: P(r² > q) =
      // e^(−q/2σ²)
      double share = (label + 1) / 3.0;
      assertThat(most).isCloseTo(Math.sqrt(-2 * 4 * Math.log(1 - share)), offset(0.1));
    }
    assertThat(Generators.variance(all(points, 0))).isCloseTo(4, offset(0.25));
  }

  @Test
  void swissRollIsASpiralOfConstantGrowth() {
    PointSet points = Generators.points(new SwissRoll(3000, 3, 0), 6);
    double[] parameters = new double[points.size()];
    for (int p = 0; p < points.size(); p++) {
      double[] at = Generators.at(points, p);
      double t = Math.hypot(at[0], at[2]);
      parameters[p] = t;
      assertThat(t).isBetween(1.5 * Math.PI, 4.5 * Math.PI);
      assertThat(at[0]).isCloseTo(t * Math.cos(t), offset(1e-9));
      assertThat(at[2]).isCloseTo(t * Math.sin(t), offset(1e-9));
      assertThat(at[1]).isBetween(0.0, 21.0);
      // three equal parts of [1.5π, 4.5π) are π long each
      assertThat(points.label(p)).isEqualTo((int) (t / Math.PI - 1.5));
    }
    assertThat(Generators.mean(parameters)).isCloseTo(3 * Math.PI, offset(0.2));
    assertThat(Generators.variance(parameters)).isCloseTo(9 * Math.PI * Math.PI / 12, offset(0.4));
    assertThat(Generators.mean(all(points, 1))).isCloseTo(10.5, offset(0.5));
  }

  @Test
  void sCurveIsTwoThreeQuarterCircles() {
    PointSet points = Generators.points(new SCurve(4000, 2, 0), 6);
    for (int p = 0; p < points.size(); p++) {
      double[] at = Generators.at(points, p);
      // t < 0: circle of radius 1 around z = 1; t > 0: around z = −1
      double centre = points.label(p) == 0 ? 1 : -1;
      assertThat(Math.hypot(at[0], at[2] - centre)).isCloseTo(1, offset(1e-9));
      assertThat(at[1]).isBetween(0.0, 2.0);
      // the circle's missing quarter
      double s = points.label(p) == 0 ? -1 : 1;
      double t = Math.atan2(s * at[0], s * at[2] + 1);
      double turned = t < 0 ? t + 2 * Math.PI : t;
      assertThat(turned).isLessThanOrEqualTo(1.5 * Math.PI + 1e-9);
    }
    assertThat(points.classCounts()).allSatisfy(count -> assertThat(count).isBetween(1850, 2150));
    assertThat(Generators.variance(all(points, 1))).isCloseTo(4.0 / 12, offset(0.03));
  }

  @Test
  void sheetsTakeNoiseOnEachCoordinate() {
    assertNoise(new SwissRoll(20_000, 2, 0), new SwissRoll(20_000, 2, 0.5), 0.5);
    assertNoise(new SCurve(20_000, 2, 0), new SCurve(20_000, 2, 0.1), 0.1);
  }

  @Test
  void classificationPutsClustersOnDistinctVertices() {
    double separation = 50;
    PointSet points = Generators.points(new Classification(4000, 2, 3, 3, 0, 0, separation, 0), 8);
    assertThat(points.classCounts()).containsExactly(2000, 2000);
    Set<List<Boolean>> seen = new HashSet<>();
    for (int label = 0; label < 2; label++) {
      Set<List<Boolean>> vertices = new HashSet<>();
      for (int p : Generators.members(points, label)) {
        double[] at = Generators.at(points, p);
        vertices.add(Arrays.stream(at).mapToObj(x -> x > 0).toList());
        // N(0, I)·A with |A| ≤ 1 in 3 dimensions stays well within 15 of its vertex
        assertThat(Arrays.stream(at))
            .allSatisfy(x -> assertThat(Math.abs(x)).isCloseTo(separation, offset(15.0)));
      }
      assertThat(vertices).hasSize(3).allSatisfy(v -> assertThat(seen).doesNotContain(v));
      seen.addAll(vertices);
    }
  }

  @Test
  void redundantCoordinatesAreLinearInTheInformativeOnes() {
    PointSet points = Generators.points(new Classification(500, 2, 2, 2, 1, 1, 1, 0), 8);
    assertThat(points.dimensions()).isEqualTo(4);
    // two points give the mixture's two weights; all others must agree
    double[] a = Generators.at(points, 0);
    double[] b = Generators.at(points, 1);
    double determinant = a[0] * b[1] - a[1] * b[0];
    double first = (a[2] * b[1] - a[1] * b[2]) / determinant;
    double second = (a[0] * b[2] - a[2] * b[0]) / determinant;
    assertThat(first).isBetween(-1.0, 1.0);
    assertThat(second).isBetween(-1.0, 1.0);
    for (int p = 0; p < points.size(); p++) {
      double[] at = Generators.at(points, p);
      assertThat(at[2]).isCloseTo(first * at[0] + second * at[1], offset(1e-9));
    }
    assertThat(Generators.mean(all(points, 3))).isCloseTo(0, offset(0.2));
    assertThat(Generators.variance(all(points, 3))).isCloseTo(1, offset(0.25));
  }

  @Test
  void flippedLabelsAreDrawnAnew() {
    Classification still = new Classification(20_000, 4, 1, 2, 0, 0, 50, 0);
    PointSet clean = Generators.points(still, 8);
    PointSet noisy = Generators.points(new Classification(20_000, 4, 1, 2, 0, 0, 50, 0.4), 8);
    int changed = 0;
    for (int p = 0; p < clean.size(); p++) {
      // without flips the label is that of the cluster, i mod 4
      assertThat(clean.label(p)).isEqualTo(p % 4);
      changed += noisy.label(p) == p % 4 ? 0 : 1;
    }
    // a redrawn label is another one in three of four draws
    assertThat(changed / 20_000.0).isCloseTo(0.4 * 0.75, offset(0.02));
  }

  /** The steps between the points without and with noise, which take the same draws. */
  private static void assertNoise(Generator still, Generator noisy, double deviation) {
    PointSet before = Generators.points(still, 2);
    PointSet after = Generators.points(noisy, 2);
    double[][] steps = new double[2][before.size()];
    for (int p = 0; p < before.size(); p++) {
      for (int d = 0; d < 2; d++) {
        steps[d][p] = after.coordinate(p, d) - before.coordinate(p, d);
      }
    }
    for (double[] step : steps) {
      assertThat(Generators.mean(step)).isCloseTo(0, offset(0.05 * deviation));
      assertThat(Generators.variance(step))
          .isCloseTo(deviation * deviation, offset(0.05 * deviation * deviation));
      // a normal's fourth moment is 3 σ⁴
      double fourth = Arrays.stream(step).map(x -> Math.pow(x / deviation, 4)).average().orElse(0);
      assertThat(fourth).isCloseTo(3, offset(0.3));
    }
    assertThat(correlation(steps[0], steps[1])).isCloseTo(0, offset(0.04));
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Generators.mean(x);
    double meanY = Generators.mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / x.length / Math.sqrt(Generators.variance(x) * Generators.variance(y));
  }

  private static double[] column(PointSet points, int label, int dimension) {
    return Arrays.stream(Generators.members(points, label))
        .mapToDouble(p -> points.coordinate(p, dimension))
        .toArray();
  }

  private static double[] all(PointSet points, int dimension) {
    double[] all = new double[points.size()];
    Arrays.setAll(all, p -> points.coordinate(p, dimension));
    return all;
  }

  private static double[] radii(PointSet points, int label) {
    return Arrays.stream(Generators.members(points, label))
        .mapToDouble(p -> Generators.radius(points, p))
        .toArray();
  }
}
