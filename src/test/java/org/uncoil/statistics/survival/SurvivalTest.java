package org.uncoil.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.statistics.Oracle;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;
import org.uncoil.statistics.significance.Significance;

class SurvivalTest {
  private static Map<String, List<Lifetime>> groups(String set) {
    Map<String, List<Lifetime>> groups = new LinkedHashMap<>();
    for (List<String> row : Oracle.rows("lifetimes.csv", set)) {
      groups
          .computeIfAbsent(row.get(0), group -> new ArrayList<>())
          .add(new Lifetime(Double.parseDouble(row.get(1)), row.get(2).equals("1")));
    }
    return groups;
  }

  @ParameterizedTest
  @CsvSource({"leukemia,20", "veteran,100", "drawn,30"})
  void curvesAreWhatRSays(String set, double horizon) {
    groups(set)
        .forEach(
            (group, lifetimes) -> {
              KaplanMeier curve = KaplanMeier.of(lifetimes, Confidence.USUAL);
              String name = set + "." + group;
              for (int i = 0; i < curve.steps().size(); i++) {
                SurvivalStep step = curve.steps().get(i);
                same(step.time(), value(name + ".time", i));
                same(step.atRisk(), value(name + ".risk", i));
                same(step.survival(), value(name + ".survival", i));
                if (step.survival() > 0) {
                  same(step.standardError(), value(name + ".error", i));
                }
                same(step.low(), value(name + ".low", i));
                same(step.high(), value(name + ".high", i));
              }
              assertThat(Oracle.R.values())
                  .doesNotContainKey(name + ".risk." + (curve.steps().size() + 1));
              Interval median = curve.median();
              same(median.estimate(), orInfinite(name + ".median.1"));
              same(median.low(), orInfinite(name + ".median.2"));
              same(median.high(), orInfinite(name + ".median.3"));
              RestrictedMean mean = curve.restrictedMean(horizon);
              same(mean.mean(), Oracle.R.value(name + ".rmean.1"));
              same(mean.standardError(), Oracle.R.value(name + ".rmean.2"));
            });
  }

  /** R numbers lists of more than one. */
  private static double value(String name, int i) {
    Map<String, Double> values = Oracle.R.values();
    return values.containsKey(name) ? values.get(name) : Oracle.R.value(name + "." + (i + 1));
  }

  private static double orInfinite(String name) {
    double value = Oracle.R.value(name);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private static void same(double found, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(found).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    } else {
      assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(expected));
    }
  }

  @Test
  void theCurveOfSixMercaptopurineIsTheTextbooks() {
    // Klein, Moeschberger, 2nd edition, table 4.1A, page 96
    KaplanMeier curve = KaplanMeier.of(groups("leukemia").get("6mp"), Confidence.USUAL);
    double[] survival = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    double[] error = {0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135};
    double[] time = {6, 7, 10, 13, 16, 22, 23};
    assertThat(curve.steps()).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(curve.steps().get(i).time()).isEqualTo(time[i]);
      assertThat(curve.steps().get(i).survival()).isCloseTo(survival[i], within(6e-4));
      assertThat(curve.steps().get(i).standardError()).isCloseTo(error[i], within(6e-4));
    }
    assertThat(curve.survival(5.9)).isEqualTo(1);
    assertThat(curve.survival(35)).isCloseTo(0.448, within(6e-4));
    assertThat(curve.median().estimate()).isEqualTo(23);
    assertThat(curve.median().high()).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({"leukemia,1", "veteran,3", "drawn,3"})
  void theLogRankTestIsWhatOthersSay(String set, int degrees) {
    Significance found = LogRank.of(List.copyOf(groups(set).values()));
    same(found.statistic(), Oracle.R.value(set + ".logrank"));
    same(found.statistic(), Oracle.PYTHON.value(set + ".logrank"));
    assertThat(found.pValue() / Oracle.R.value(set + ".logrank.p")).isCloseTo(1, within(1e-6));
    assertThat(found.degrees()).containsExactly(degrees);
  }

  @Test
  void pairsOfTheTextbookComeToItsStatistic() {
    // 16.79: the log-rank statistic of this trial in every textbook
    assertThat(LogRank.of(List.copyOf(groups("leukemia").values())).statistic())
        .isCloseTo(16.79, within(0.005));
  }

  @Property(tries = 100)
  void withoutCensoringTheCurveIsTheShareThatIsLeft(@ForAll("lifetimes") List<Lifetime> drawn) {
    List<Lifetime> all = drawn.stream().map(one -> new Lifetime(one.time(), true)).toList();
    KaplanMeier curve = KaplanMeier.of(all, Confidence.USUAL);
    for (SurvivalStep step : curve.steps()) {
      double left = (double) all.stream().filter(one -> one.time() > step.time()).count();
      assertThat(step.survival()).isCloseTo(left / all.size(), within(1e-12));
      // and Greenwood's variance that of a share
      double share = left / all.size();
      assertThat(step.standardError())
          .isCloseTo(Math.sqrt(share * (1 - share) / all.size()), within(1e-12));
    }
    double mean = all.stream().mapToDouble(Lifetime::time).average().orElseThrow();
    assertThat(curve.restrictedMean(curve.last() + 1).mean()).isCloseTo(mean, within(1e-9));
  }

  @Property(tries = 100)
  void curvesFallAndStayWithinTheirIntervals(@ForAll("lifetimes") List<Lifetime> lifetimes) {
    KaplanMeier curve = KaplanMeier.of(lifetimes, Confidence.USUAL);
    double before = 1;
    for (SurvivalStep step : curve.steps()) {
      assertThat(step.survival()).isBetween(0.0, before);
      if (step.survival() > 0) {
        assertThat(step.survival()).isBetween(step.low(), step.high());
      }
      before = step.survival();
    }
    Interval median = curve.median();
    assertThat(median.low()).isLessThanOrEqualTo(median.estimate());
    assertThat(median.estimate()).isLessThanOrEqualTo(median.high());
  }

  @Property(tries = 100)
  void theLogRankTestKnowsOnlyTheOrderOfTimes(
      @ForAll("lifetimes") List<Lifetime> one, @ForAll("lifetimes") List<Lifetime> other) {
    Significance plain = LogRank.of(List.of(one, other));
    Significance changed = LogRank.of(List.of(later(one), later(other)));
    assertThat(changed).isEqualTo(plain);
  }

  private static List<Lifetime> later(List<Lifetime> lifetimes) {
    return lifetimes.stream()
        .map(one -> new Lifetime(Math.exp(one.time() / 4) + 3, one.ended()))
        .toList();
  }

  @Property(tries = 100)
  void theOrderOfGroupsAndSubjectsDoesNotMatter(
      @ForAll("lifetimes") List<Lifetime> one,
      @ForAll("lifetimes") List<Lifetime> two,
      @ForAll("lifetimes") List<Lifetime> three,
      @ForAll long seed) {
    Significance plain = LogRank.of(List.of(one, two, three));
    List<List<Lifetime>> groups = new ArrayList<>();
    for (List<Lifetime> group : List.of(one, two, three)) {
      List<Lifetime> shuffled = new ArrayList<>(group);
      Collections.shuffle(shuffled, new Random(seed));
      groups.add(shuffled);
    }
    Collections.shuffle(groups, new Random(seed));
    Significance changed = LogRank.of(groups);
    assertThat(changed.statistic())
        .isCloseTo(plain.statistic(), within(1e-8 * Math.max(1, plain.statistic())));
    assertThat(changed.degrees()).isEqualTo(plain.degrees());
  }

  @Property(tries = 30)
  void aGroupDoesNotDifferFromItself(@ForAll("lifetimes") List<Lifetime> group) {
    assertThat(LogRank.of(List.of(group, group)).statistic()).isCloseTo(0, within(1e-12));
  }

  @Test
  void whereNothingHappensNothingIsToldApart() {
    List<Lifetime> never = Collections.nCopies(5, new Lifetime(60, false));
    Significance found = LogRank.of(List.of(never, never, never));
    assertThat(found.degrees()).containsExactly(0);
    assertThat(found.pValue()).isEqualTo(1);
    KaplanMeier curve = KaplanMeier.of(never, Confidence.USUAL);
    assertThat(curve.steps()).isEmpty();
    assertThat(curve.median().estimate()).isInfinite();
    assertThat(curve.restrictedMean(60)).isEqualTo(new RestrictedMean(60, 60, 0));
  }

  @Provide
  Arbitrary<List<Lifetime>> lifetimes() {
    return Combinators.combine(Arbitraries.integers().between(1, 20), Arbitraries.of(true, false))
        .as((time, ended) -> new Lifetime(time, ended))
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> new Lifetime(-1, true))
        .hasMessageContaining("time")
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> KaplanMeier.of(List.of(), Confidence.USUAL))
        .hasMessageContaining("lifetimes");
    KaplanMeier curve =
        KaplanMeier.of(List.of(new Lifetime(3, true), new Lifetime(60, false)), Confidence.USUAL);
    assertThatThrownBy(() -> curve.restrictedMean(61))
        .hasMessageContaining("horizon")
        .hasMessageContaining("60");
    assertThatThrownBy(() -> LogRank.of(List.of(List.of(new Lifetime(1, true)), List.of())))
        .hasMessageContaining("groups");
  }
}
