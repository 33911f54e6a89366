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
import org.junit.jupiter.api.Test;

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

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> LogisticRegression.fit(List.of(new double[] {1}), new int[] {0, 1}, 2))
        .hasMessage(
            "1 points, 2 labels, 2 classes: must be as many labels as points, and two classes");
  }
}
