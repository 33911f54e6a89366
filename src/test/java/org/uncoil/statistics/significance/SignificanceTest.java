package org.uncoil.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.uncoil.statistics.Oracle;

class SignificanceTest {
  @Test
  void holmIsWhatOthersSay() {
    List<Double> corrected = HolmCorrection.of(Oracle.R.list("holm.given"));
    for (Oracle oracle : List.of(Oracle.R, Oracle.PYTHON)) {
      List<Double> expected = oracle.list("holm.adjusted");
      for (int i = 0; i < expected.size(); i++) {
        assertThat(corrected.get(i)).isCloseTo(expected.get(i), within(1e-12));
      }
    }
  }

  @Property(tries = 100)
  void holmKeepsTheOrderAndStaysBelowBonferroni(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> given,
      @ForAll long seed) {
    List<Double> corrected = HolmCorrection.of(given);
    for (int i = 0; i < given.size(); i++) {
      assertThat(corrected.get(i))
          .isBetween(given.get(i), Math.min(1, given.size() * given.get(i)) + 1e-15);
      for (int j = 0; j < given.size(); j++) {
        if (given.get(i) <= given.get(j)) {
          assertThat(corrected.get(i)).isLessThanOrEqualTo(corrected.get(j));
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    assertThat(HolmCorrection.of(order.stream().map(given::get).toList()))
        .isEqualTo(order.stream().map(corrected::get).toList());
  }

  @Test
  void theRangesQuantilesAreWhatOthersSay() {
    int checked = 0;
    for (Oracle oracle : List.of(Oracle.R, Oracle.PYTHON)) {
      for (Map.Entry<String, Double> entry : oracle.values().entrySet()) {
        // R's own does not converge for all
        if (entry.getKey().startsWith("range.") && !entry.getValue().isNaN()) {
          String[] parts = entry.getKey().split("\\.", 3);
          double probability = Double.parseDouble(parts[2]);
          int k = Integer.parseInt(parts[1]);
          assertThat(StudentisedRange.quantile(probability, k))
              .as(entry.getKey())
              .isCloseTo(entry.getValue(), within(2e-4));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void theRangesQuantilesAreThoseOfTheTable() {
    // Demšar 2006, table 5(a): q / √2 for α = 0.05 and 0.10
    double[] five = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
    double[] ten = {1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920};
    for (int k = 2; k <= 10; k++) {
      assertThat(StudentisedRange.quantile(0.95, k) / Math.sqrt(2))
          .isCloseTo(five[k - 2], within(1.1e-3));
      assertThat(StudentisedRange.quantile(0.90, k) / Math.sqrt(2))
          .isCloseTo(ten[k - 2], within(1.1e-3));
    }
  }

  @Test
  void theRangeOfTwoIsADifferenceOfTwoNormals() {
    // exactly: |X − Y| has the deviation √2
    assertThat(StudentisedRange.quantile(0.95, 2))
        .isCloseTo(Math.sqrt(2) * 1.959963984540054, within(1e-9));
    assertThat(StudentisedRange.probability(0, 5)).isZero();
    assertThat(StudentisedRange.probability(17, 1000)).isCloseTo(1, within(1e-12));
  }

  @Test
  void smallTailsAreNotLost() {
    // χ² with two degrees of freedom: exp(−x/2)
    assertThat(Significance.chiSquared(200, 2).pValue())
        .isCloseTo(Math.exp(-100), within(1e-12 * Math.exp(-100)));
    // F with two and n: (1 + 2F/n)^(−n/2)
    assertThat(Significance.ratio(400, 2, 20).pValue())
        .isCloseTo(Math.pow(41, -10), within(1e-10 * Math.pow(41, -10)));
    assertThat(Significance.chiSquared(0, 0).pValue()).isEqualTo(1);
    assertThat(Significance.ratio(Double.POSITIVE_INFINITY, 2, 20).pValue()).isZero();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> HolmCorrection.of(List.of(0.1, 1.1)))
        .hasMessageContaining("p-values")
        .hasMessageContaining("1.1");
    assertThatThrownBy(() -> StudentisedRange.quantile(0.95, 1)).hasMessageContaining("k");
    assertThatThrownBy(() -> StudentisedRange.quantile(95, 3)).hasMessageContaining("probability");
    assertThatThrownBy(() -> Significance.chiSquared(Double.NaN, 1))
        .isInstanceOf(RuntimeException.class);
  }
}
