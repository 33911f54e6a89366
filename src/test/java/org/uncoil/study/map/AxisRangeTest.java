package org.uncoil.study.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.uncoil.setting.SettingException;

class AxisRangeTest {
  @Test
  void hasEqualDifferencesOrEqualRatiosBetweenExactEnds() {
    AxisRange linear = new AxisRange(-1, 2, 7, AxisRange.Scale.LINEAR);
    AxisRange log = new AxisRange(0.003, 700, 1024, AxisRange.Scale.LOG);
    double ratio = Math.pow(700 / 0.003, 1.0 / 1023);

    assertThat(linear.value(0)).isEqualTo(-1);
    assertThat(linear.value(6)).isEqualTo(2);
    assertThat(log.value(0)).isEqualTo(0.003);
    assertThat(log.value(1023)).isEqualTo(700);
    for (int step = 1; step < 7; step++) {
      assertThat(linear.value(step) - linear.value(step - 1)).isCloseTo(0.5, within(1e-12));
    }
    for (int step = 1; step < 1024; step++) {
      assertThat(log.value(step) / log.value(step - 1)).isCloseTo(ratio, within(1e-12));
    }
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatThrownBy(() -> new AxisRange(1, 1, 5, AxisRange.Scale.LINEAR))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("must be greater than from, 1.0");
    assertThatThrownBy(() -> new AxisRange(0, 1, 5, AxisRange.Scale.LOG))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("must be greater than 0 on a log scale");
    assertThatThrownBy(() -> new AxisRange(0, 1, 1, AxisRange.Scale.LINEAR))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("must lie in [2, 16384]");
    assertThatThrownBy(() -> new AxisRange(0, Double.NaN, 5, AxisRange.Scale.LINEAR))
        .isInstanceOf(SettingException.class);
  }
}
