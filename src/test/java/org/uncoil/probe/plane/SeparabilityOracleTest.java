package org.uncoil.probe.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.embedding.Floats;

/** What scipy and scikit-learn say of the same points: src/test/oracles/separability.py. */
class SeparabilityOracleTest {
  private static final int COUNT = 60;
  private static final Floats X = values(i -> Math.sin(1.3 * i) + 0.02 * i);
  private static final Floats Y = values(i -> Math.cos(0.9 * i) - 0.01 * i);

  private static Floats values(IntToDoubleFunction value) {
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Floats.of(values);
  }

  /** Labels of the points, and what the others make of them. */
  record Case(
      String name, IntUnaryOperator label, List<Integer> counts, double margin, int errors) {
    int[] labels() {
      return IntStream.range(0, COUNT).map(label).toArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static double side(int i) {
    return X.get(i) - 0.7 * Y.get(i);
  }

  private static int beyond(int i, double limit) {
    return side(i) > limit ? 1 : 0;
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("apart", i -> beyond(i, 0.4), List.of(23, 37), 0.045541066, 0),
        new Case(
            "swapped", i -> i == 17 ? 1 - beyond(i, 0.4) : beyond(i, 0.4), List.of(24, 36), 0, 2),
        new Case(
            "ring",
            i -> Math.hypot(X.get(i) - 0.5, Y.get(i)) > 0.9 ? 1 : 0,
            List.of(25, 35),
            0,
            20),
        new Case(
            "three", i -> beyond(i, -0.3) + beyond(i, 0.9), List.of(7, 27, 26), 0.028986198, 0),
        new Case(
            "three, bent",
            i -> Y.get(i) > 0.5 ? 2 : beyond(i, 0.4),
            List.of(16, 32, 12),
            0.023129070,
            0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLinearProgrammeAndTheMarginAreTheirs(Case given) {
    int[] labels = given.labels();
    List<int[]> members = LinearSeparability.members(labels, given.counts().size());
    assertThat(members).extracting(of -> of.length).containsExactlyElementsOf(given.counts());
    LinearSeparability found = LinearSeparability.of(X, Y, members, Optional.empty());
    assertThat(found.separable()).isEqualTo(given.margin() > 0);
    // the machine of scikit-learn settles to four digits or five
    assertThat(found.margin()).isCloseTo(given.margin(), within(5e-5 * given.margin()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRefittedRegressionErrsAsOftenAsTheirs(Case given) {
    int[] labels = given.labels();
    RefittedRegression regression =
        new RefittedRegression(IntStream.range(0, COUNT).toArray(), labels, given.counts().size());
    PlaneRule rule = regression.next(X, Y);
    // a few steps an epoch: points that do not move are fitted to after some
    for (int epoch = 1; epoch < 40; epoch++) {
      rule = regression.next(X, Y);
    }
    int[] decisions = rule.classify(X, Y);
    long errors = IntStream.range(0, COUNT).filter(i -> decisions[i] != labels[i]).count();
    assertThat(errors).isEqualTo(given.errors());
    if (given.name().equals("ring")) {
      assertThat(direction(rule)).isCloseTo(-81.096722, within(1e-3));
    }
    if (given.name().equals("swapped")) {
      assertThat(direction(rule)).isCloseTo(-26.511300, within(1e-3));
    }
  }

  private static double direction(PlaneRule rule) {
    return Math.toDegrees(
        Math.atan2(rule.weight(1, 1) - rule.weight(0, 1), rule.weight(1, 0) - rule.weight(0, 0)));
  }
}
