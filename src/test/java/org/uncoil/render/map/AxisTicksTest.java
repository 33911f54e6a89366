package org.uncoil.render.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.render.style.Typeface;

class AxisTicksTest {
  private static final double PIXELS = 1000;

  private static double room(String label) {
    return 8.0 * label.length() + 20;
  }

  private static List<String> labels(boolean logarithmic, double low, double high) {
    return new AxisTicks(logarithmic, low, high, PIXELS, AxisTicksTest::room)
        .choose().stream().filter(AxisTick::isMajor).map(AxisTick::label).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | 0.00099     | 101        | 0.001 0.01 0.1 1 10 100
          true  | 0.09        | 7          | 0.1 0.2 0.5 1 2 5
          true  | 1           | 3.3        | 1.0 1.5 2.0 2.5 3.0
          true  | 9e-7        | 1.1e-3     | 10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³
          true  | 0.9e-8      | 1.1e8      | 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10² 10⁴ 10⁶ 10⁸
          true  | 1e-6        | 2e-5       | 10⁻⁶ 2·10⁻⁶ 5·10⁻⁶ 10⁻⁵ 2·10⁻⁵
          false | -2.2        | 0.8        | −2.0 −1.5 −1.0 −0.5 0 0.5
          false | 0           | 250000     | 0 5·10⁴ 10⁵ 1.5·10⁵ 2.0·10⁵ 2.5·10⁵
          false | 1.249999    | 1.250055   | 1.25000 1.25001 1.25002 1.25003 1.25004 1.25005
          """)
  void areReadable(boolean logarithmic, double low, double high, String expected) {
    assertThat(labels(logarithmic, low, high).stream().map(l -> l.replace(" ", "")).toList())
        .containsExactly(expected.split(" ", -1));
  }

  /** Whatever the limits are, labels are within them, ascend, fit and say the values. */
  @Property(tries = 500)
  void fitBesideEachOther(
      @ForAll boolean logarithmic,
      @ForAll @DoubleRange(min = -12, max = 8) double lowest,
      @ForAll @DoubleRange(min = 0.0001, max = 18) @Scale(6) double decades) {
    double low = Math.pow(10, lowest);
    double high = low * Math.pow(10, decades);
    List<AxisTick> major =
        new AxisTicks(logarithmic, low, high, PIXELS, AxisTicksTest::room)
            .choose().stream().filter(AxisTick::isMajor).toList();
    assertThat(major).hasSizeBetween(2, 10);
    double end = 0;
    for (AxisTick tick : major) {
      assertThat(tick.value()).isBetween(low, high);
      double share =
          logarithmic
              ? Math.log(tick.value() / low) / Math.log(high / low)
              : (tick.value() - low) / (high - low);
      double half = room(tick.label()) / 2;
      if (!tick.equals(major.get(0))) {
        assertThat(share * PIXELS - half).isGreaterThanOrEqualTo(end - 1e-6);
      }
      end = share * PIXELS + half;
      assertThat(parsed(tick.label())).isCloseTo(tick.value(), within(1e-9 * high));
    }
  }

  private static double parsed(String label) {
    String superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    StringBuilder plain = new StringBuilder();
    String number =
        label.startsWith("10") && label.length() > 2 && isSuper(label.charAt(2))
            ? "1 · " + label
            : label;
    for (char c : number.replace(" · 10", "e").toCharArray()) {
      int digit = superscripts.indexOf(c);
      plain.append(digit >= 0 ? (char) ('0' + digit) : c == '⁻' || c == '−' ? '-' : c);
    }
    return Double.parseDouble(plain.toString());
  }

  private static boolean isSuper(char c) {
    return "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) >= 0;
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50",
    "0.99499, 0.99",
    "1600.4, 1600",
    "0.00012, 0.00012",
    "1234567, 1.2 · 10⁶",
    "-0.034, −0.034",
    "0, 0",
    "Infinity, ∞",
    "0.000000996, 10⁻⁶"
  })
  void measuresHaveTwoDigits(double value, String expected) {
    assertThat(TickLabels.significant(value, 2)).isEqualTo(expected);
  }

  @Test
  void theFontHasTheirCharacters() {
    assertThat(Typeface.regular(12).canDisplayUpTo("⁻⁰¹²³⁴⁵⁶⁷⁸⁹ · − ∞")).isEqualTo(-1);
  }
}
