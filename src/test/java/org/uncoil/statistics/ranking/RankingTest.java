package org.uncoil.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.statistics.Oracle;

class RankingTest {
  private static ScoreTable table(String set) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    List<String> methods = new ArrayList<>();
    for (List<String> row : Oracle.rows("scores.csv", set)) {
      rows.computeIfAbsent(row.get(0), dataset -> new ArrayList<>())
          .add(Double.parseDouble(row.get(2)));
      if (!methods.contains(row.get(1))) {
        methods.add(row.get(1));
      }
    }
    return new ScoreTable(methods, List.copyOf(rows.values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demsar", "drawn"})
  void isWhatOthersSay(String set) {
    ScoreTable table = table(set);
    same(table.averageRanks(), Oracle.R.list(set + ".ranks"));
    Friedman friedman = Friedman.of(table);
    List<Double> found = List.of(friedman.chiSquared().statistic(), friedman.chiSquared().pValue());
    same(found, Oracle.R.list(set + ".friedman"));
    same(found, Oracle.PYTHON.list(set + ".friedman"));
    same(
        List.of(friedman.ratio().statistic(), friedman.ratio().pValue()),
        Oracle.R.list(set + ".iman"));
    same(ComparisonWithBest.of(table).pValues(), Oracle.R.list(set + ".best"));
    assertThat(Nemenyi.of(table, 0.05).difference())
        .isCloseTo(Oracle.R.value(set + ".difference"), within(1e-4));
  }

  private static void same(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-9));
    }
  }

  @Test
  void theExampleOfThePaper() {
    // Demšar 2006, table 6 and page 14: average ranks, CD = 1.25, and m2 and m4 apart from m1 by no
    // more than that
    ScoreTable table = table("demsar");
    assertThat(table.averageRanks().get(0)).isCloseTo(3.143, within(5e-4));
    assertThat(table.averageRanks().get(3)).isCloseTo(1.964, within(5e-4));
    Nemenyi nemenyi = Nemenyi.of(table, 0.05);
    assertThat(nemenyi.difference()).isCloseTo(1.25, within(5e-3));
    assertThat(nemenyi.groups()).containsExactly(List.of("m4", "m2", "m3", "m1"));
    // at 0.10 the critical difference is 1.12, and the two groups come apart
    assertThat(Nemenyi.of(table, 0.1).difference()).isCloseTo(1.12, within(5e-3));
    assertThat(Nemenyi.of(table, 0.1).groups())
        .containsExactly(List.of("m4", "m2", "m3"), List.of("m3", "m1"));
    assertThat(ComparisonWithBest.of(table).best()).isEqualTo(3);
  }

  @Test
  void groupsOverlapAndNoneLiesWithinAnother() {
    // ten datasets that all agree: ranks 1 to 6, critical difference 2.38
    ScoreTable table =
        new ScoreTable(
            List.of("a", "b", "c", "d", "e", "f"),
            Collections.nCopies(10, List.of(6.0, 5.0, 4.0, 3.0, 2.0, 1.0)));
    assertThat(Nemenyi.of(table, 0.05).groups())
        .containsExactly(
            List.of("a", "b", "c"),
            List.of("b", "c", "d"),
            List.of("c", "d", "e"),
            List.of("d", "e", "f"));
    Friedman friedman = Friedman.of(table);
    assertThat(friedman.chiSquared().statistic()).isCloseTo(50, within(1e-9));
    assertThat(friedman.ratio().statistic()).isInfinite();
    assertThat(friedman.ratio().pValue()).isCloseTo(Math.pow(720, -9), withinPercentage(1e-6));
  }

  /** Two datasets of two methods agree in half of all cases, and every other time by chance. */
  @Test
  void unanimityOfFewIsNoProof() {
    ScoreTable two = new ScoreTable(List.of("a", "b"), Collections.nCopies(2, List.of(2.0, 1.0)));
    assertThat(Friedman.of(two).ratio().pValue()).isCloseTo(0.5, within(1e-12));
    // three ways to place a single best
    ScoreTable tied =
        new ScoreTable(List.of("a", "b", "c"), Collections.nCopies(3, List.of(2.0, 1.0, 1.0)));
    assertThat(Friedman.of(tied).ratio().pValue()).isCloseTo(1 / 9.0, within(1e-12));
  }

  @Test
  void whereAllAreEqualNothingIsToldApart() {
    ScoreTable table =
        new ScoreTable(List.of("a", "b", "c"), Collections.nCopies(4, List.of(1.0, 1.0, 1.0)));
    assertThat(table.averageRanks()).containsExactly(2.0, 2.0, 2.0);
    assertThat(Friedman.of(table).chiSquared().pValue()).isEqualTo(1);
    assertThat(Friedman.of(table).ratio().pValue()).isEqualTo(1);
    assertThat(Nemenyi.of(table, 0.05).groups()).containsExactly(List.of("a", "b", "c"));
    assertThat(ComparisonWithBest.of(table).pValues()).containsExactly(1.0, 1.0, 1.0);
  }

  @Property(tries = 50)
  void onlyTheOrderOnEachDatasetCounts(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int methods) {
    Random random = new Random(seed);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      names.add("m" + i);
    }
    List<List<Double>> rows = new ArrayList<>();
    List<List<Double>> changed = new ArrayList<>();
    for (int dataset = 0; dataset < 7; dataset++) {
      List<Double> row = random.ints(methods, 0, 5).mapToObj(x -> (double) x).toList();
      double scale = 1 + random.nextInt(9);
      rows.add(row);
      changed.add(row.stream().map(x -> scale * Math.exp(x) - 3).toList());
    }
    ScoreTable table = new ScoreTable(names, rows);
    Collections.shuffle(changed, random);
    Friedman before = Friedman.of(table);
    Friedman after = Friedman.of(new ScoreTable(names, changed));
    assertThat(after.chiSquared().statistic())
        .isCloseTo(before.chiSquared().statistic(), within(1e-9));
    assertThat(table.averageRanks().stream().mapToDouble(x -> x).sum())
        .isCloseTo(methods * (methods + 1) / 2.0, within(1e-9));
  }

  /** Methods that are apart by one each, with noise of a deviation. */
  private static RepeatedScores noisy(double deviation, int seeds) {
    Random random = new Random(4);
    List<List<List<Double>>> scores = new ArrayList<>();
    for (int dataset = 0; dataset < 12; dataset++) {
      List<List<Double>> rows = new ArrayList<>();
      for (int method = 0; method < 5; method++) {
        double level = method;
        rows.add(random.doubles(seeds).mapToObj(x -> level + deviation * 3 * (x - 0.5)).toList());
      }
      scores.add(rows);
    }
    return new RepeatedScores(List.of("a", "b", "c", "d", "e"), scores);
  }

  @Test
  void anOrderWithoutNoiseNeverChanges() {
    RankStability stable = RankStability.of(noisy(0, 3), 2, 1, 50, 1);
    assertThat(stable.sameBest()).isEqualTo(1);
    assertThat(stable.meanTau()).isCloseTo(1, within(1e-12));
  }

  @Test
  void moreDatasetsAndMoreSeedsMakeItStabler() {
    RepeatedScores scores = noisy(4, 10);
    List<RankStability> datasets = new ArrayList<>();
    for (int count : List.of(2, 4, 8, 12)) {
      datasets.add(RankStability.of(scores, count, 10, 400, 1));
    }
    List<RankStability> seeds = new ArrayList<>();
    for (int count : List.of(1, 3, 10)) {
      seeds.add(RankStability.of(scores, 12, count, 400, 1));
    }
    for (List<RankStability> draws : List.of(datasets, seeds)) {
      for (int i = 1; i < draws.size(); i++) {
        assertThat(draws.get(i).meanTau()).isGreaterThan(draws.get(i - 1).meanTau());
      }
    }
    assertThat(RankStability.of(scores, 4, 3, 100, 9))
        .isEqualTo(RankStability.of(scores, 4, 3, 100, 9))
        .isNotEqualTo(RankStability.of(scores, 4, 3, 100, 10));
  }

  @Test
  void twoMethodsOnTwoDatasetsAreCountedOut() {
    // a wins on one dataset by much, b on none: of four draws of two datasets, one has only the tie
    List<List<Double>> wins = List.of(List.of(0.0), List.of(1.0));
    List<List<Double>> tie = List.of(List.of(1.0), List.of(1.0));
    RepeatedScores scores = new RepeatedScores(List.of("b", "a"), List.of(wins, tie));
    RankStability found = RankStability.of(scores, 2, 1, 20_000, 1);
    assertThat(found.sameBest()).isCloseTo(0.75, within(0.015));
    assertThat(found.meanTau()).isCloseTo(0.75, within(0.015));
    // in another order of the study the tie is still no win of a
    List<List<Double>> turned = List.of(List.of(1.0), List.of(0.0));
    RepeatedScores other = new RepeatedScores(List.of("a", "b"), List.of(turned, tie));
    assertThat(RankStability.of(other, 2, 1, 20_000, 1)).isEqualTo(found);
  }

  @Test
  void settledIsFromWhereOnItStays() {
    List<RankStability> draws =
        List.of(
            new RankStability(2, 1, 0, 0.95),
            new RankStability(4, 1, 0, 0.8),
            new RankStability(6, 1, 0, 0.9),
            new RankStability(8, 1, 0, 0.97));
    assertThat(RankStability.settled(draws, RankStability::datasets, 0.9)).hasValue(6);
    assertThat(RankStability.settled(draws, RankStability::datasets, 0.5)).hasValue(2);
    assertThat(RankStability.settled(draws, RankStability::datasets, 0.99)).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    List<String> methods = List.of("a", "b");
    assertThatThrownBy(() -> new ScoreTable(methods, List.of(List.of(1.0, 2.0))))
        .hasMessageContaining("at least two datasets");
    assertThatThrownBy(
            () -> new ScoreTable(methods, List.of(List.of(1.0, 2.0), List.of(1.0, Double.NaN))))
        .hasMessageContaining("NaN");
    assertThatThrownBy(
            () -> new ScoreTable(List.of("a", "a"), List.of(List.of(1.0, 2.0), List.of(1.0, 3.0))))
        .hasMessageContaining("must all differ");
    assertThatThrownBy(
            () ->
                new RepeatedScores(
                    methods, Collections.nCopies(2, List.of(List.of(1.0), List.of(1.0, 2.0)))))
        .hasMessageContaining("same runs");
  }
}
