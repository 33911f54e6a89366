package org.uncoil.statistics.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.statistics.Oracle;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;

class PhaseTest {
  private static List<PhaseCell> cells(String set, int axes) {
    return Oracle.rows("doses.csv", set).stream()
        .map(
            row ->
                new PhaseCell(
                    row.subList(0, axes).stream().map(Double::valueOf).toList(),
                    Integer.parseInt(row.get(3)),
                    Integer.parseInt(row.get(2))))
        .toList();
  }

  private static LogisticSurface surface(String set, int axes) {
    List<Double> coefficients = Oracle.R.list(set + ".coefficients");
    return new LogisticSurface(
        coefficients.get(0), coefficients.subList(1, axes + 1), cells(set, axes));
  }

  @ParameterizedTest
  @CsvSource({"beetles,1", "plane,2"})
  void isWhatRSays(String set, int axes) {
    LogisticSurface surface = surface(set, axes);
    assertThat(surface.determined()).isTrue();
    List<Double> covariance = Oracle.R.list(set + ".covariance");
    for (int i = 0; i < covariance.size(); i++) {
      double expected = covariance.get(i);
      assertThat(surface.covariance(i / (axes + 1), i % (axes + 1)))
          .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
    Interval critical =
        surface.critical(0, axes == 1 ? List.of(0.0) : List.of(0.0, 3.0), Confidence.USUAL);
    List<Double> expected = Oracle.R.list(set + ".critical");
    assertThat(critical.estimate()).isCloseTo(expected.get(0), within(1e-9));
    assertThat(critical.low()).isCloseTo(expected.get(1), within(1e-7));
    assertThat(critical.high()).isCloseTo(expected.get(2), within(1e-7));
  }

  @Test
  void halfOfTheBeetlesDieAtTheTextbooksDose() {
    // Dobson, Barnett: An Introduction to Generalized Linear Models, table 7.3: 60.72 / 34.27
    assertThat(surface("beetles", 1).critical(0, List.of(0.0), Confidence.USUAL).estimate())
        .isCloseTo(1.772, within(5e-4));
  }

  @Property(tries = 50)
  void theContourIsWhereTheProbabilityIsOneHalf(
      @ForAll @DoubleRange(min = -5, max = 5) double other) {
    LogisticSurface surface = surface("plane", 2);
    double critical = surface.critical(0, List.of(99.0, other), Confidence.USUAL).estimate();
    assertThat(surface.probability(List.of(critical, other))).isCloseTo(0.5, within(1e-9));
    // and along the other axis it is the same line
    assertThat(surface.critical(1, List.of(critical, 99.0), Confidence.USUAL).estimate())
        .isCloseTo(other, within(1e-7));
  }

  @Test
  void cellsPartedWithoutErrorDetermineNothing() {
    List<PhaseCell> cells =
        IntStream.range(0, 6)
            .mapToObj(i -> new PhaseCell(List.of((double) i), i < 3 ? 10 : 0, 10))
            .toList();
    LogisticSurface surface = new LogisticSurface(50, List.of(-20.0), cells);
    assertThat(surface.determined()).isFalse();
    Interval critical = surface.critical(0, List.of(0.0), Confidence.USUAL);
    assertThat(critical.estimate()).isCloseTo(2.5, within(1e-12));
    assertThat(critical.low()).isNaN();
  }

  @Test
  void anAxisWithoutInfluenceHasNoCriticalValue() {
    List<PhaseCell> cells =
        List.of(new PhaseCell(List.of(0.0), 3, 10), new PhaseCell(List.of(1.0), 3, 10));
    LogisticSurface surface = new LogisticSurface(Math.log(3 / 7.0), List.of(0.0), cells);
    Interval critical = surface.critical(0, List.of(0.0), Confidence.USUAL);
    assertThat(critical.estimate()).isInfinite();
    assertThat(critical.high()).isNaN();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> new PhaseCell(List.of(1.0), 4, 3)).hasMessageContaining("successes");
    assertThatThrownBy(() -> new PhaseCell(List.of(Double.NaN), 1, 3)).hasMessageContaining("at");
    assertThatThrownBy(
            () ->
                new LogisticSurface(
                    0, List.of(1.0, 2.0), List.of(new PhaseCell(List.of(1.0), 1, 3))))
        .hasMessageContaining("2 slopes");
    assertThatThrownBy(() -> surface("beetles", 1).critical(1, List.of(0.0), Confidence.USUAL))
        .hasMessageContaining("axis");
  }
}
