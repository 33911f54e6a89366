package org.uncoil.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.setting.SettingException;
import org.uncoil.statistics.Oracle;

class IntervalsTest {
  private static final double[] SLEEP =
      Oracle.R.list("t.values").stream().mapToDouble(x -> x).toArray();

  @ParameterizedTest
  @CsvSource({"0,10", "10,10", "1,3", "81,263", "15,148"})
  void wilsonIsWhatOthersSay(int successes, int trials) {
    for (double level : List.of(0.9, 0.95)) {
      Interval interval = WilsonInterval.of(successes, trials, new Confidence(level));
      String name = "wilson." + successes + "." + trials + "." + level;
      assertThat(interval.low()).isCloseTo(Oracle.R.list(name).get(0), within(1e-9));
      assertThat(interval.high()).isCloseTo(Oracle.R.list(name).get(1), within(1e-9));
    }
    Interval usual = WilsonInterval.of(successes, trials, Confidence.USUAL);
    String name = "wilson." + successes + "." + trials + ".0.95";
    assertThat(usual.low()).isCloseTo(Oracle.PYTHON.list(name).get(0), within(1e-9));
    assertThat(usual.high()).isCloseTo(Oracle.PYTHON.list(name).get(1), within(1e-9));
  }

  @Property(tries = 200)
  void wilsonHoldsItsShareWithinZeroAndOneAndMirrors(
      @ForAll @IntRange(min = 1, max = 500) int trials, @ForAll @IntRange(max = 500) int draw) {
    int successes = draw % (trials + 1);
    Interval interval = WilsonInterval.of(successes, trials, Confidence.USUAL);
    Interval mirrored = WilsonInterval.of(trials - successes, trials, Confidence.USUAL);
    assertThat(interval.contains(interval.estimate())).isTrue();
    assertThat(interval.low()).isGreaterThanOrEqualTo(0);
    assertThat(interval.high()).isLessThanOrEqualTo(1);
    assertThat(interval.high() - interval.low()).isGreaterThan(0);
    assertThat(1 - mirrored.high()).isCloseTo(interval.low(), within(1e-12));
  }

  @Test
  void wilsonHoldsTheTruthAboutAsOftenAsItSays() {
    // exactly, over all outcomes of 30 trials
    for (double p = 0.1; p < 0.91; p += 0.1) {
      BinomialDistribution outcomes = new BinomialDistribution(30, p);
      double covered = 0;
      for (int successes = 0; successes <= 30; successes++) {
        if (WilsonInterval.of(successes, 30, Confidence.USUAL).contains(p)) {
          covered += outcomes.probability(successes);
        }
      }
      assertThat(covered).as("p = " + p).isBetween(0.92, 0.985);
    }
  }

  @Test
  void theMeansIntervalIsWhatOthersSay() {
    for (double level : List.of(0.9, 0.95)) {
      Interval interval = MeanInterval.of(SLEEP, new Confidence(level));
      List<Double> expected = Oracle.R.list("t.interval." + level);
      assertThat(interval.low()).isCloseTo(expected.get(0), within(1e-8));
      assertThat(interval.high()).isCloseTo(expected.get(1), within(1e-8));
      assertThat(interval.estimate()).isCloseTo(1.54, within(1e-12));
    }
  }

  @Test
  void theBootstrapComesToWhatAnotherOneComesTo() {
    Interval mean = BootstrapInterval.of(SLEEP, StatUtils::mean, Confidence.USUAL, 20_000, 1);
    List<Double> expected = Oracle.PYTHON.list("bootstrap.mean");
    assertThat(mean.low()).isCloseTo(expected.get(0), within(0.04));
    assertThat(mean.high()).isCloseTo(expected.get(1), within(0.04));
    Interval median =
        BootstrapInterval.of(SLEEP, IntervalsTest::median, Confidence.USUAL, 20_000, 1);
    expected = Oracle.PYTHON.list("bootstrap.median");
    assertThat(median.low()).isCloseTo(expected.get(0), within(0.06));
    assertThat(median.high()).isCloseTo(expected.get(1), within(0.11));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
  }

  @Test
  void theBootstrapIsItsSeeds() {
    assertThat(BootstrapInterval.of(SLEEP, StatUtils::mean, Confidence.USUAL, 500, 7))
        .isEqualTo(BootstrapInterval.of(SLEEP, StatUtils::mean, Confidence.USUAL, 500, 7))
        .isNotEqualTo(BootstrapInterval.of(SLEEP, StatUtils::mean, Confidence.USUAL, 500, 8));
  }

  @Test
  void theMeansIntervalHoldsTheTruthAsOftenAsItSays() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      double[] values = {normal.sample(), normal.sample(), normal.sample(), normal.sample()};
      held += MeanInterval.of(values, Confidence.USUAL).contains(0) ? 1 : 0;
    }
    // four standard errors
    assertThat(held / 4000.0).isCloseTo(0.95, within(0.014));
  }

  @Test
  void theClustersBootstrapOfOneClusterIsTheBootstrap() {
    Interval one =
        ClusterBootstrapInterval.of(List.of(SLEEP), StatUtils::mean, Confidence.USUAL, 20_000, 1);
    List<Double> expected = Oracle.PYTHON.list("bootstrap.mean");
    assertThat(one.low()).isCloseTo(expected.get(0), within(0.04));
    assertThat(one.high()).isCloseTo(expected.get(1), within(0.04));
  }

  @Test
  void theClustersBootstrapKnowsThatValuesOfOneClusterAreAlike() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int held = 0;
    int heldByRuns = 0;
    for (int i = 0; i < 400; i++) {
      List<double[]> clusters = new ArrayList<>();
      for (int c = 0; c < 20; c++) {
        double[] values = new double[10];
        double shared = 2 * normal.sample();
        Arrays.setAll(values, k -> shared + normal.sample());
        clusters.add(values);
      }
      double[] all = clusters.stream().flatMapToDouble(Arrays::stream).toArray();
      held +=
          ClusterBootstrapInterval.of(clusters, StatUtils::mean, Confidence.USUAL, 300, i)
                  .contains(0)
              ? 1
              : 0;
      heldByRuns +=
          BootstrapInterval.of(all, StatUtils::mean, Confidence.USUAL, 300, i).contains(0) ? 1 : 0;
    }
    assertThat(held / 400.0).isBetween(0.90, 0.98);
    assertThat(heldByRuns / 400.0).isLessThan(0.6);
  }

  @Test
  void theJackknifeOfAMeanIsStudentsInterval() {
    // leaving out one value after the other has the mean's own standard error
    Interval[] found =
        JackknifeInterval.of(
            new double[] {StatUtils.mean(SLEEP), 3},
            SLEEP.length,
            left -> {
              double sum = StatUtils.sum(SLEEP) - SLEEP[left];
              return new double[] {sum / (SLEEP.length - 1), 3};
            },
            Confidence.USUAL);
    Interval student = MeanInterval.of(SLEEP, Confidence.USUAL);
    assertThat(found[0].low()).isCloseTo(student.low(), within(1e-9));
    assertThat(found[0].high()).isCloseTo(student.high(), within(1e-9));
    assertThat(found[1]).isEqualTo(new Interval(3, 3, 3));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> WilsonInterval.of(4, 3, Confidence.USUAL))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("successes")
        .hasMessageContaining("4");
    assertThatThrownBy(() -> WilsonInterval.of(0, 0, Confidence.USUAL))
        .hasMessageContaining("trials");
    assertThatThrownBy(() -> new Confidence(95)).hasMessageContaining("level");
    assertThatThrownBy(() -> MeanInterval.of(new double[] {1}, Confidence.USUAL))
        .hasMessageContaining("at least two");
    assertThatThrownBy(() -> new Interval(0, 2, 1)).hasMessageContaining("low");
  }
}
