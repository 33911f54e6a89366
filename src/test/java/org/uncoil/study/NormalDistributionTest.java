package org.uncoil.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
  /** By Python's math.erfc, and math.exp. */
  @ParameterizedTest
  @CsvSource({
    "-9.0, 1.1285884059538422e-19, 1.0279773571668917e-18",
    "-5.0, 2.866515718791946e-07, 1.4867195147342979e-06",
    "-3.6, 0.000159108590157534, 0.0006119019301137719",
    "-3.5, 0.00023262907903552504, 0.0008726826950457602",
    "-3.4, 0.0003369292656768815, 0.00123221916847302",
    "-2.0, 0.02275013194817922, 0.05399096651318806",
    "-1.0, 0.15865525393145707, 0.24197072451914337",
    "-0.1, 0.460172162722971, 0.3969525474770118",
    "1e-05, 0.500003989422804, 0.3989422803814856",
    "0.5, 0.6914624612740131, 0.3520653267642995",
    "1.0, 0.8413447460685429, 0.24197072451914337",
    "2.0, 0.9772498680518208, 0.05399096651318806",
    "3.0, 0.9986501019683699, 0.0044318484119380075",
    "3.5, 0.9997673709209645, 0.0008726826950457602",
    "3.6, 0.9998408914098424, 0.0006119019301137719",
    "6.0, 0.9999999990134123, 6.075882849823286e-09"
  })
  void isWithinTheLastDigits(double x, double cumulative, double density) {
    assertThat(NormalDistribution.cumulative(x))
        .isCloseTo(cumulative, within(1e-15 + 1e-13 * cumulative));
    assertThat(NormalDistribution.density(x)).isCloseTo(density, within(1e-15));
  }

  @Test
  void isSymmetricAndGrowsAcrossTheSeam() {
    double before = 0;
    for (int i = -4000; i <= 4000; i++) {
      double x = i / 1000.0;
      double now = NormalDistribution.cumulative(x);
      assertThat(now).isGreaterThan(before);
      assertThat(now + NormalDistribution.cumulative(-x)).isCloseTo(1, within(1e-14));
      before = now;
    }
  }

  @Test
  void bearsAnyNumber() {
    assertThat(NormalDistribution.cumulative(1e200)).isEqualTo(1);
    assertThat(NormalDistribution.cumulative(-1e200)).isZero();
    assertThat(NormalDistribution.cumulative(0)).isEqualTo(0.5);
    assertThat(NormalDistribution.cumulative(Double.NaN)).isNaN();
  }
}
