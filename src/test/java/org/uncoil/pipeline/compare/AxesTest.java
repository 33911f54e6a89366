package org.uncoil.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.study.Canonical;

class AxesTest {
  @Property(tries = 200)
  void everyNumberThatASettingCanHaveIsOne(@ForAll double value, @ForAll int whole) {
    if (Double.isFinite(value)) {
      assertThat(Axes.numbers("learning rate", List.of(Canonical.json(value)))).isTrue();
    }
    assertThat(Axes.numbers("width", List.of(Canonical.json(whole)))).isTrue();
  }

  @Property(tries = 100)
  void aNameIsNever(@ForAll @IntRange(min = 1900, max = 2100) int year) {
    assertThat(Axes.numbers("dataset", List.of(String.valueOf(year)))).isFalse();
    assertThat(Axes.numbers("activation", List.of(String.valueOf(year)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "2024.01.15", ".", "1.", ".5", "100–50", "", "-", "1E", "NaN"})
  void whatJavaCannotReadAsOneIsNone(String level) {
    assertThat(Axes.numbers("width", List.of("1", level))).isFalse();
  }
}
