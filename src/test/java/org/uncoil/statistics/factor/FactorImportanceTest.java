package org.uncoil.statistics.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.statistics.Oracle;

class FactorImportanceTest {
  private static List<FactorObservation> observations(String set, int factors) {
    return Oracle.rows("responses.csv", set).stream()
        .map(row -> new FactorObservation(row.subList(0, factors), Double.parseDouble(row.get(3))))
        .toList();
  }

  private static List<Double> shares(FactorImportance importance) {
    List<Double> shares = new ArrayList<>();
    importance.effects().forEach(effect -> shares.add(effect.share()));
    if (importance.effects().size() > 3) {
      shares.add(importance.higher());
    }
    shares.add(importance.within());
    return shares;
  }

  private static void same(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as("share %d", i).isCloseTo(expected.get(i), within(1e-9));
    }
  }

  @Test
  void twoFactorsAreTheClassicalAnalysis() {
    FactorImportance found =
        FactorImportance.of(List.of("supplement", "dose"), observations("teeth", 2));
    same(shares(found), Oracle.R.list("teeth.shares"));
    // sums of squares as R's own page of this dataset has them: 205.35, 2426.43, 108.32 of 60
    assertThat(found.effects().get(0).variance() * 60).isCloseTo(205.35, within(5e-3));
    assertThat(found.effects().get(1).variance() * 60).isCloseTo(2426.43, within(5e-3));
    assertThat(found.effects().get(2).variance() * 60).isCloseTo(108.32, within(5e-3));
    assertThat(found.effects().get(2).factors()).containsExactly("supplement", "dose");
    assertThat(found.coverage()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "unequal", "partial"})
  void threeFactorsAreWhatRSays(String set) {
    FactorImportance found = FactorImportance.of(List.of("a", "b", "c"), observations(set, 3));
    same(shares(found), Oracle.R.list(set + ".shares"));
    assertThat(found.coverage()).isCloseTo(set.equals("partial") ? 19 / 24.0 : 1, within(1e-12));
  }

  @Test
  void theExampleThatCanBeDoneByHand() {
    // y = 4 a + 2 b + a b over a, b ∈ {−1, 1}: variances 16, 4 and 1
    List<FactorObservation> grid = new ArrayList<>();
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        grid.add(new FactorObservation(List.of("a" + a, "b" + b), 4 * a + 2 * b + a * b));
      }
    }
    FactorImportance found = FactorImportance.of(List.of("a", "b"), grid);
    assertThat(found.variance()).isCloseTo(21, within(1e-12));
    assertThat(found.effects())
        .extracting(Effect::share)
        .containsExactly(16 / 21.0, 4 / 21.0, 1 / 21.0);
    assertThat(found.marginals())
        .containsExactly(
            new Marginal("a", "a-1", -4),
            new Marginal("a", "a1", 4),
            new Marginal("b", "b-1", -2),
            new Marginal("b", "b1", 2));
  }

  @Property(tries = 50)
  void theSharesAddUpAndNoOrderMatters(@ForAll long seed) {
    Random random = new Random(seed);
    List<FactorObservation> observations = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<String> levels =
          List.of("a" + i % 3, "b" + i / 3 % 2, "c" + i / 6 % 2, "d" + random.nextInt(2));
      observations.add(new FactorObservation(levels, random.nextGaussian()));
    }
    List<String> factors = List.of("a", "b", "c", "d");
    FactorImportance found = FactorImportance.of(factors, observations);
    double sum = found.higher() + found.within();
    for (Effect effect : found.effects()) {
      assertThat(effect.share()).isBetween(0.0, 1.0);
      sum += effect.share();
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    Collections.shuffle(observations, random);
    FactorImportance again = FactorImportance.of(factors, observations);
    for (int i = 0; i < found.effects().size(); i++) {
      assertThat(again.effects().get(i).share())
          .isCloseTo(found.effects().get(i).share(), within(1e-9));
    }
  }

  @Property(tries = 30)
  void anAdditiveResponseIsFoundThroughHoles(@ForAll long seed) {
    Random random = new Random(seed);
    double[] ofA = {0, random.nextInt(9), random.nextInt(9)};
    double[] ofB = {0, random.nextInt(9), random.nextInt(9), 5};
    List<FactorObservation> whole = new ArrayList<>();
    List<FactorObservation> part = new ArrayList<>();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 4; b++) {
        FactorObservation one = new FactorObservation(List.of("a" + a, "b" + b), ofA[a] + ofB[b]);
        whole.add(one);
        if (a == 0 || b == 0 || random.nextBoolean()) {
          part.add(one);
        }
      }
    }
    FactorImportance expected = FactorImportance.of(List.of("a", "b"), whole);
    FactorImportance found = FactorImportance.of(List.of("a", "b"), part);
    for (int i = 0; i < 3; i++) {
      assertThat(found.effects().get(i).variance())
          .isCloseTo(expected.effects().get(i).variance(), within(1e-9));
    }
  }

  @Test
  void whatNeverVariesHasNoShares() {
    FactorImportance found =
        FactorImportance.of(
            List.of("a"),
            List.of(
                new FactorObservation(List.of("x"), 1), new FactorObservation(List.of("y"), 1)));
    assertThat(found.variance()).isZero();
    assertThat(found.effects().get(0).share()).isZero();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(
            () ->
                FactorImportance.of(
                    List.of("a", "b"),
                    List.of(
                        new FactorObservation(List.of("x", "u"), 1),
                        new FactorObservation(List.of("y", "v"), 2))))
        .hasMessageContaining("2 of 3 effects")
        .hasMessageContaining("always change together");
    assertThatThrownBy(
            () -> FactorImportance.of(List.of("a"), List.of(new FactorObservation(List.of(), 1))))
        .hasMessageContaining("levels");
    assertThatThrownBy(() -> new FactorObservation(List.of("x"), Double.NaN))
        .hasMessageContaining("response");
  }
}
