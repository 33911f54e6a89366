package org.uncoil.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private final Locale usual = Locale.getDefault();

  /** A locale that writes decimals with a comma and thousands with a point. */
  @BeforeEach
  void speakGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void speakAsUsual() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0%", "0.9914, 99.1%", "1, 100.0%", "NaN, –"})
  void sharesArePercentages(double share, String text) {
    assertThat(Figures.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0%",
    "0.001, <1%",
    "0.125, 13%",
    "0.996, >99%",
    "1, 100%",
    "NaN, –",
  })
  void wholePercentagesRoundToNoneAndAllOnlyWhereThatIsSo(double share, String text) {
    assertThat(Figures.wholePercent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "0.037, 0.0370",
    "9.99994, 9.9999",
    "12.5, 12.500",
    "1234.56, 1234.6",
    "0.11934, 0.1193",
    "1.2e-7, 1.2e−7",
    "-0.25, −0.2500",
    "0.000032, 3.2e−5",
    "123456789, 1.2e8",
    "1e-12, 1.0e−12",
    "NaN, –",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void lossesAreReadable(double loss, String text) {
    assertThat(Figures.loss(loss)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0 s",
    "59, 59 s",
    "60, 1 min",
    "200.2, 3 min 20 s",
    "3600, 1 h",
    "3900, 1 h 5 min",
    "59.6, 1 min",
    "7530, 2 h 5 min",
    "180000, 2 d 2 h",
    "8640000, 100 d"
  })
  void timesAreSaidAsPeopleSayThem(double seconds, String text) {
    assertThat(Figures.duration(seconds)).isEqualTo(text);
  }

  @Test
  void countsHaveTheirThousandsApart() {
    assertThat(Figures.count(20000)).isEqualTo("20,000");
    assertThat(Figures.count(1, "run")).isEqualTo("1 run");
    assertThat(Figures.count(1000, "run")).isEqualTo("1,000 runs");
    assertThat(Figures.rounded(999_999)).isEqualTo("999,999");
    assertThat(Figures.rounded(12_400_000)).isEqualTo("12.4 million");
    assertThat(Figures.rounded(2_000_000_000L)).isEqualTo("2.0 billion");
  }
}
