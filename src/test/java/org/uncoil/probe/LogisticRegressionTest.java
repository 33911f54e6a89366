package org.uncoil.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  @SuppressWarnings("ArrayRecordComponent")
  private record Points(List<double[]> rows, int[] labels, int classes) {
    /** Clouds around points of a circle, which overlap the more the wider they are. */
    static Points clouds(long seed, int classes, double width) {
      Random random = new Random(seed);
      int[] labels = IntStream.range(0, 60 * classes).map(i -> i % classes).toArray();
      List<double[]> rows = new ArrayList<>();
      for (int label : labels) {
        double angle = 2 * Math.PI * label / classes;
        rows.add(
            new double[] {
              3 + Math.cos(angle) + width * random.nextGaussian(),
              Math.sin(angle) + width * random.nextGaussian()
            });
      }
      return new Points(rows, labels, classes);
    }

    LinearRule fit() {
      return LogisticRegression.fit(rows, labels, classes);
    }

    double accuracy(LinearRule rule) {
      return IntStream.range(0, labels.length)
          .mapToDouble(i -> rule.classify(rows.get(i)) == labels[i] ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }

  @Test
  void oneYesOrNoPerGroupGivesTheLogOdds() {
    // the exact solution: the intercept is group 0's log odds, the slope what group 1's has more
    List<double[]> points = new ArrayList<>();
    int[] labels = new int[40];
    for (int i = 0; i < 40; i++) {
      boolean second = i >= 20;
      points.add(new double[] {second ? 1 : 0});
      labels[i] = i < 5 || (second && i < 36) ? 1 : 0;
    }
    LinearRule rule = LogisticRegression.fit(points, labels, 2);
    double first = Math.log(5.0 / 15);
    assertThat(rule.intercepts().get(1)).isCloseTo(first, within(1e-6));
    assertThat(rule.weights().get(1).get(0)).isCloseTo(Math.log(16.0 / 4) - first, within(1e-6));
  }

  @Property(tries = 40)
  void noDirectionLeadsFurtherDown(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int classes) {
    Points points = Points.clouds(seed, classes, 1.5);
    LinearRule rule = points.fit();
    // the score equations: what the classes are given adds up to what they have, weighted by each
    // feature as well
    double[][] surplus = new double[classes][3];
    for (int i = 0; i < points.labels.length; i++) {
      double[] row = points.rows.get(i);
      double[] shares = shares(rule, row);
      for (int c = 0; c < classes; c++) {
        double error = shares[c] - (points.labels[i] == c ? 1 : 0);
        surplus[c][0] += error;
        surplus[c][1] += error * row[0];
        surplus[c][2] += error * row[1];
      }
    }
    for (double[] row : surplus) {
      assertThat(row).containsExactly(new double[3], within(1e-4));
    }
  }

  private static double[] shares(LinearRule rule, double[] row) {
    double[] shares =
        IntStream.range(0, rule.intercepts().size())
            .mapToDouble(
                c ->
                    Math.exp(
                        rule.intercepts().get(c)
                            + rule.weights().get(c).get(0) * row[0]
                            + rule.weights().get(c).get(1) * row[1]))
            .toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  @Property(tries = 40)
  void whatLinesPartIsParted(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int classes) {
    Points points = Points.clouds(seed, classes, 0.08);
    assertThat(points.accuracy(points.fit())).isEqualTo(1);
  }

  @Test
  void betweenTwoPointsTheLineLiesInTheMiddle() {
    LinearRule rule =
        LogisticRegression.fit(
            List.of(new double[] {1, 2}, new double[] {4, 6}), new int[] {0, 1}, 2);
    double[] normal = rule.normal();
    assertThat(normal[0] * 2.5 + normal[1] * 4 + rule.intercepts().get(1))
        .isCloseTo(0, within(1e-6));
  }

  @Property(tries = 20)
  void unitsDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int classes) {
    Points points = Points.clouds(seed, classes, 1);
    List<double[]> elsewhere =
        points.rows.stream().map(row -> new double[] {row[0] * 1e5 - 7e5, row[1] * 1e-4}).toList();
    LinearRule rule = points.fit();
    LinearRule other = LogisticRegression.fit(elsewhere, points.labels, classes);
    for (int i = 0; i < points.labels.length; i++) {
      assertThat(shares(other, elsewhere.get(i)))
          .containsExactly(shares(rule, points.rows.get(i)), within(1e-6));
    }
  }

  @Test
  void collapsedPointsGetTheMostFrequentClass() {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      points.add(new double[] {0.1, 0});
    }
    LinearRule rule = LogisticRegression.fit(points, new int[] {0, 1, 2, 1, 1, 0, 1, 2, 1, 1}, 3);
    assertThat(rule.classify(points.get(0))).isEqualTo(1);
    assertThat(rule.weights())
        .allSatisfy(
            row -> assertThat(row).allSatisfy(w -> assertThat(w).isCloseTo(0, within(1e-12))));
  }

  @Property(tries = 30)
  void interceptsAreNotPenalised(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int classes) {
    // then the mean shares are the classes' own, even where the weights are held back by the
    // penalty
    Points points = Points.clouds(seed, classes, 0.05);
    LinearRule rule = points.fit();
    double[] sums = new double[classes];
    for (double[] row : points.rows) {
      double[] shares = shares(rule, row);
      for (int c = 0; c < classes; c++) {
        sums[c] += shares[c];
      }
    }
    for (double sum : sums) {
      assertThat(sum).isCloseTo(60, within(1e-9));
    }
  }

  @Property(tries = 30)
  void aPointThatCountsThriceIsThereThreeTimes(@ForAll long seed) {
    Points points = Points.clouds(seed, 2, 1.5);
    List<double[]> each = new ArrayList<>();
    List<Integer> labelOfEach = new ArrayList<>();
    double[] counts = new double[points.labels.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 1 + i % 3;
      for (int count = 0; count < counts[i]; count++) {
        each.add(points.rows.get(i));
        labelOfEach.add(points.labels[i]);
      }
    }
    LinearRule repeated =
        LogisticRegression.fit(each, labelOfEach.stream().mapToInt(i -> i).toArray(), 2);
    LinearRule counted = LogisticRegression.fit(points.rows, points.labels, counts, 2);
    assertThat(counted.intercepts().get(1)).isCloseTo(repeated.intercepts().get(1), within(1e-6));
  }

  /** Iteratively reweighted least squares, without a penalty: an independent way to the optimum. */
  private static double[] reweighted(List<double[]> points, int[] labels, int features) {
    RealVector weights = new ArrayRealVector(features + 1);
    for (int iteration = 0; iteration < 12; iteration++) {
      RealMatrix normal = new Array2DRowRealMatrix(features + 1, features + 1);
      RealVector right = new ArrayRealVector(features + 1);
      for (int i = 0; i < labels.length; i++) {
        RealVector row = new ArrayRealVector(points.get(i)).append(1);
        double score = weights.dotProduct(row);
        double share = 1 / (1 + Math.exp(-score));
        double curve = share * (1 - share);
        normal = normal.add(row.outerProduct(row).scalarMultiply(curve));
        right = right.add(row.mapMultiply(curve * score + labels[i] - share));
      }
      weights = new LUDecomposition(normal).getSolver().solve(right);
    }
    return weights.toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40, 210})
  void isTheOptimumHoweverManyFeatures(int features) {
    Random random = new Random(features);
    List<double[]> points = new ArrayList<>();
    int[] labels = new int[4 * features + 60];
    for (int i = 0; i < labels.length; i++) {
      double[] point = random.doubles(features, -1, 1).toArray();
      points.add(point);
      labels[i] = point[0] + 2 * random.nextGaussian() > 0.5 ? 1 : 0;
    }
    LinearRule rule = LogisticRegression.fit(points, labels, 2);
    double[] expected = reweighted(points, labels, features);
    for (int i = 0; i < features; i++) {
      assertThat(rule.weights().get(1).get(i)).isCloseTo(expected[i], within(1e-4));
    }
    assertThat(rule.intercepts().get(1)).isCloseTo(expected[features], within(1e-4));
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> LogisticRegression.fit(List.of(new double[] {1}), new int[] {0, 1}, 2))
        .hasMessage(
            "1 points, 2 labels, 2 classes: must be as many labels as points, and two classes");
  }
}
