package org.uncoil.probe.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Floats;

class LinearSeparabilityTest {
  private record Points(List<List<Float>> rows, List<Integer> labels, int classes) {
    static Points of(float[][] rows, int... labels) {
      List<List<Float>> list = new ArrayList<>();
      for (float[] row : rows) {
        list.add(List.of(row[0], row[1]));
      }
      return new Points(
          list,
          Arrays.stream(labels).boxed().toList(),
          Math.max(2, Arrays.stream(labels).max().orElse(0) + 1));
    }

    /** On a small lattice, so that points often touch, coincide or lie on one line. */
    static Points lattice(long seed, int count, int classes, int size) {
      Random random = new Random(seed);
      float[][] rows = new float[count][];
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        rows[i] = new float[] {random.nextInt(size), random.nextInt(size)};
        labels[i] = random.nextInt(classes);
      }
      Points points = of(rows, labels);
      return new Points(points.rows, points.labels, classes);
    }

    Points moved(double angle, double scale, double dx, double dy) {
      List<List<Float>> moved = new ArrayList<>();
      for (List<Float> row : rows) {
        double x = scale * (Math.cos(angle) * row.get(0) - Math.sin(angle) * row.get(1)) + dx;
        double y = scale * (Math.sin(angle) * row.get(0) + Math.cos(angle) * row.get(1)) + dy;
        moved.add(List.of((float) x, (float) y));
      }
      return new Points(moved, labels, classes);
    }

    Floats column(int column) {
      float[] values = new float[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i).get(column);
      }
      return Floats.of(values);
    }

    int[] label() {
      return labels.stream().mapToInt(i -> i).toArray();
    }

    LinearSeparability judge() {
      return LinearSeparability.of(
          column(0), column(1), LinearSeparability.members(label(), classes), Optional.empty());
    }

    boolean inSpace() {
      List<float[]> points = new ArrayList<>();
      rows.forEach(row -> points.add(new float[] {row.get(0), row.get(1)}));
      return LinearSeparability.inSpace(points, label());
    }

    /** Whether weights exist with which every score leads by 1, by somebody else's simplex. */
    boolean byLinearProgramme() {
      // each weight is the difference of two unknowns that are not negative
      int unknowns = 6 * classes;
      List<LinearConstraint> constraints = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        double[] point = {rows.get(i).get(0), rows.get(i).get(1), 1};
        for (int other = 0; other < classes; other++) {
          if (other != labels.get(i)) {
            double[] row = new double[unknowns];
            for (int k = 0; k < 6; k++) {
              double value = k < 3 ? point[k] : -point[k - 3];
              row[6 * labels.get(i) + k] = value;
              row[6 * other + k] = -value;
            }
            constraints.add(new LinearConstraint(row, Relationship.GEQ, 1));
          }
        }
      }
      double[] cost = new double[unknowns];
      Arrays.fill(cost, 1);
      try {
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(cost, 0),
                new LinearConstraintSet(constraints),
                GoalType.MINIMIZE,
                new NonNegativeConstraint(true),
                PivotSelectionRule.BLAND);
        return true;
      } catch (NoFeasibleSolutionException e) {
        return false;
      }
    }
  }

  @Test
  void twoColumnsArePartedInTheirMiddle() {
    Points points = Points.of(new float[][] {{0, 0}, {0, 2}, {3, 1}, {4, 5}}, 0, 0, 1, 1);
    LinearSeparability judged = points.judge();
    assertThat(judged.separable()).isTrue();
    assertThat(judged.margin()).isCloseTo(1.5, within(1e-15));
    PlaneRule widest = judged.widest().orElseThrow();
    assertThat(widest.score(1, 1.5, 17)).isCloseTo(0, within(1e-12));
    assertThat(widest.score(1, 3, 1)).isCloseTo(1, within(1e-12));
    assertThat(widest.classify(points.column(0), points.column(1))).containsExactly(0, 0, 1, 1);
  }

  @Test
  void exclusiveOrIsNotSeparable() {
    Points points = Points.of(new float[][] {{0, 0}, {1, 1}, {0, 1}, {1, 0}}, 0, 0, 1, 1);
    assertThat(points.judge().separable()).isFalse();
    assertThat(points.judge().margin()).isZero();
    assertThat(points.inSpace()).isFalse();
  }

  @Test
  void touchingCoincidingAndEqualPointsAreNotSeparable() {
    // a corner on an edge, a point of both classes, all in one place
    for (Points points :
        List.of(
            Points.of(new float[][] {{0, 0}, {0, 2}, {0, 1}, {3, 1}}, 0, 0, 1, 1),
            Points.of(new float[][] {{0, 0}, {1, 1}, {1, 1}, {2, 3}}, 0, 0, 1, 1),
            Points.of(new float[][] {{1, 1}, {1, 1}, {1, 1}}, 0, 1, 0),
            Points.of(new float[][] {{0f, 1}, {-0f, 1}}, 0, 1))) {
      assertThat(points.judge().separable()).isFalse();
      assertThat(points.inSpace()).isFalse();
    }
  }

  @Test
  void onOneLineTheOrderDecides() {
    float[][] line = {{0, 0}, {1, 2}, {2, 4}, {5, 10}};
    assertThat(Points.of(line, 0, 0, 1, 1).judge().separable()).isTrue();
    assertThat(Points.of(line, 1, 1, 1, 0).judge().separable()).isTrue();
    assertThat(Points.of(line, 0, 1, 0, 1).judge().separable()).isFalse();
    assertThat(Points.of(line, 0, 1, 1, 1).judge().margin())
        .isCloseTo(Math.sqrt(5) / 2, within(1e-15));
  }

  @Test
  void oneFloatApartIsApart() {
    float next = Math.nextUp(1f);
    Points apart = Points.of(new float[][] {{1, 0}, {1, 1}, {next, 0.5f}}, 0, 0, 1);
    assertThat(apart.judge().separable()).isTrue();
    assertThat(apart.judge().margin()).isCloseTo(Math.ulp(1f) / 2.0, within(1e-20));
    float least = Float.MIN_VALUE;
    assertThat(Points.of(new float[][] {{0, 0}, {least, 0}}, 0, 1).judge().separable()).isTrue();
    assertThat(Points.of(new float[][] {{0, 0}, {least, 0}}, 0, 1).inSpace()).isTrue();
  }

  @Test
  void noNumberIsOnNoSide() {
    assertThat(Points.of(new float[][] {{0, 0}, {Float.NaN, 1}}, 0, 1).judge().separable())
        .isFalse();
    assertThat(
            Points.of(new float[][] {{0, 0}, {Float.POSITIVE_INFINITY, 1}}, 0, 1)
                .judge()
                .separable())
        .isFalse();
  }

  @Test
  void anEmptyClassIsNoObstacle() {
    LinearSeparability judged = Points.of(new float[][] {{0, 0}, {5, 1}}, 0, 0).judge();
    assertThat(judged.separable()).isTrue();
    assertThat(judged.margin()).isInfinite();
    assertThat(judged.widest()).isEmpty();
  }

  @Test
  void pairsMayBeApartAndTheThreeNotTogether() {
    // three bars around a triangle, each past its neighbour's end: any two are apart, but whoever
    // wins at one bar's ends wins where the next one begins
    List<Points> pinwheels = new ArrayList<>();
    for (long seed = 0; pinwheels.isEmpty() && seed < 20_000; seed++) {
      Points points = Points.lattice(seed, 9, 3, 8);
      boolean pairs =
          IntStream.range(0, 3).allMatch(without -> pair(points, without).judge().separable());
      if (pairs && !points.byLinearProgramme()) {
        pinwheels.add(points);
      }
    }
    assertThat(pinwheels).isNotEmpty();
    assertThat(pinwheels.get(0).judge().separable()).isFalse();
  }

  private static Points pair(Points points, int without) {
    List<List<Float>> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < points.labels.size(); i++) {
      int label = points.labels.get(i);
      if (label != without) {
        rows.add(points.rows.get(i));
        labels.add(label == (without + 1) % 3 ? 0 : 1);
      }
    }
    return new Points(rows, labels, 2);
  }

  @Property(tries = 400)
  void agreesWithALinearProgramme(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int count,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll @IntRange(min = 1, max = 12) int size) {
    Points points = Points.lattice(seed, count, classes, size);
    boolean expected = points.byLinearProgramme();
    assertThat(points.judge().separable()).as(points.toString()).isEqualTo(expected);
    assertThat(points.inSpace()).as(points.toString()).isEqualTo(expected);
  }

  @Property(tries = 200)
  void whereItLiesDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 7) int eighths) {
    Random random = new Random(seed);
    Points points = Points.lattice(seed, 8, 2, 1000);
    LinearSeparability judged = points.judge();
    double scale = 0.5 + random.nextDouble();
    LinearSeparability moved =
        points.moved(eighths * Math.PI / 4 + 0.1, scale, random.nextInt(99), 7).judge();
    // floats round the moved points: what lies further apart than that stays as it was
    if (judged.margin() > 0.01) {
      assertThat(moved.separable()).isTrue();
      assertThat(moved.margin()).isCloseTo(scale * judged.margin(), within(1e-3));
    }
    // a quarter turn and doubling are exact
    Points turned =
        new Points(
            points.rows.stream().map(row -> List.of(-2 * row.get(1), 2 * row.get(0))).toList(),
            points.labels,
            2);
    assertThat(turned.judge().separable()).isEqualTo(judged.separable());
    assertThat(turned.judge().margin()).isEqualTo(2 * judged.margin());
  }

  @Property(tries = 100)
  void neitherOrderNorNamesNorCopiesMatter(@ForAll long seed) {
    Points points = Points.lattice(seed, 7, 2, 9);
    LinearSeparability judged = points.judge();
    List<List<Float>> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 2 * points.rows.size() - 1; i >= 0; i--) {
      rows.add(points.rows.get(i / 2));
      labels.add(1 - points.labels.get(i / 2));
    }
    LinearSeparability other = new Points(rows, labels, 2).judge();
    assertThat(other.separable()).isEqualTo(judged.separable());
    assertThat(other.margin()).isCloseTo(judged.margin(), within(1e-12));
  }

  @Property(tries = 500)
  void alongALineTheOrderSaysWhetherARuleErrsNowhereButOnItsBorder(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int count) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      points.add(new double[] {0.1 * random.nextInt(4)});
      labels[i] = i < 2 ? i : random.nextInt(2);
    }
    double[] least = {9, 9};
    double[] most = {-9, -9};
    for (int i = 0; i < count; i++) {
      least[labels[i]] = Math.min(least[labels[i]], points.get(i)[0]);
      most[labels[i]] = Math.max(most[labels[i]], points.get(i)[0]);
    }
    boolean onePlace = Math.min(least[0], least[1]) == Math.max(most[0], most[1]);
    assertThat(LinearSeparability.upToTheBorder(points, labels))
        .isEqualTo(!onePlace && (most[0] <= least[1] || most[1] <= least[0]));
  }

  @Property(tries = 300)
  void inThePlaneSomeLineThroughTwoPointsIsTheBorder(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 9) int count) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      points.add(new double[] {random.nextInt(4), random.nextInt(4)});
      labels[i] = i < 2 ? i : random.nextInt(2);
    }
    // a border that errs nowhere can be moved and turned until it goes through two of the points
    boolean expected = false;
    for (double[] one : points) {
      for (double[] other : points) {
        boolean zero = true;
        boolean wrong = false;
        for (int i = 0; i < count; i++) {
          double side =
              (other[0] - one[0]) * (points.get(i)[1] - one[1])
                  - (other[1] - one[1]) * (points.get(i)[0] - one[0]);
          zero &= side == 0;
          wrong |= side * (labels[i] == 1 ? 1 : -1) < 0;
        }
        expected |= !zero && !wrong;
      }
    }
    boolean distinct = points.stream().map(Arrays::toString).distinct().count() > 1;
    boolean onALine =
        points.stream()
            .allMatch(
                p ->
                    points.stream()
                        .allMatch(
                            q ->
                                (q[0] - points.get(0)[0]) * (p[1] - points.get(0)[1])
                                    == (q[1] - points.get(0)[1]) * (p[0] - points.get(0)[0])));
    if (distinct && !onALine) {
      assertThat(LinearSeparability.upToTheBorder(points, labels)).isEqualTo(expected);
    }
  }

  @Property(tries = 60)
  void theHullIsThatOfAllItsPoints(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = new float[300];
    float[] y = new float[300];
    for (int i = 0; i < 300; i++) {
      x[i] = (float) random.nextGaussian();
      y[i] = i % 10 == 0 ? x[i] : (float) (random.nextGaussian() * 1e-3);
    }
    ConvexHull hull = ConvexHull.of(Floats.of(x), Floats.of(y), IntStream.range(0, 300).toArray());
    for (int corner = 0; corner < hull.size(); corner++) {
      int next = hull.next(corner);
      int after = hull.next(next);
      assertThat(
              Orientation.exact(
                  hull.x(corner),
                  hull.y(corner),
                  hull.x(next),
                  hull.y(next),
                  hull.x(after),
                  hull.y(after)))
          .isEqualTo(1);
      for (int i = 0; i < 300; i++) {
        assertThat(
                Orientation.exact(
                    hull.x(corner), hull.y(corner), hull.x(next), hull.y(next), x[i], y[i]))
            .isNotNegative();
      }
    }
  }

  @Property
  void orientationsAreThoseOfExactArithmetic(@ForAll long seed) {
    Random random = new Random(seed);
    // nearly on one line
    float ax = random.nextFloat();
    float ay = random.nextFloat();
    float bx = random.nextFloat();
    float by = random.nextFloat();
    float share = random.nextFloat() * 2;
    float cx = ax + share * (bx - ax);
    float cy = ay + share * (by - ay);
    assertThat(Orientation.of(ax, ay, bx, by, cx, cy))
        .isEqualTo(Orientation.exact(ax, ay, bx, by, cx, cy));
  }
}
