package org.uncoil.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.text.Figures;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "0.125, 2, 0.13",
    "0.375, 2, 0.38",
    "-0.125, 2, -0.13",
    "0.5, 0, 1",
    "1.5, 0, 2",
    "2.5, 0, 3",
    "1.005, 2, 1.01",
    "0.045, 2, 0.05",
    "-0.001, 2, 0.00",
    "-0.0, 1, 0.0",
    "1e-320, 4, 0.0000",
    "123456789, 1, 123456789.0"
  })
  void halvesGoAwayFromZero(double value, int decimals, String text) {
    assertThat(Decimals.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.125, 12.5%",
    "0.0005, 0.1%",
    "0.0015, 0.2%",
    "0.0025, 0.3%",
    "0.1245, 12.5%",
    "0.9945, 99.5%",
    "0.9995, 100.0%",
    "0.99949, 99.9%",
    "0.285, 28.5%",
    "1, 100.0%"
  })
  void filmsAndPagesWriteTheSamePercentages(double share, String text) {
    assertThat(Decimals.percent(share)).isEqualTo(text);
    assertThat(Figures.percent(share)).isEqualTo(text);
  }

  /** Held against whole numbers: k of n points, for every tie that there can be. */
  @Test
  void everyShareOfPointsIsRoundedAsWholeNumbersSay() {
    for (int n = 1; n <= 2000; n++) {
      for (int k = n % 7; k <= n; k += 7) {
        // tenths of a percent, halves upwards: floor((2000 k + n) / (2 n))
        long tenths =
            BigInteger.valueOf(2000L * k + n).divide(BigInteger.valueOf(2L * n)).longValue();
        String text = tenths / 10 + "." + tenths % 10 + "%";
        assertThat(Decimals.percent((double) k / n)).as("%d of %d", k, n).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.00125, 0.0013", "0.03125, 0.0313", "1.00005, 1.0001"})
  void filmsAndPagesWriteTheSameLosses(double loss, String text) {
    assertThat(Figures.loss(loss)).isEqualTo(text);
  }
}
