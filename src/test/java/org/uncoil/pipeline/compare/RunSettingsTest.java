package org.uncoil.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.study.Canonical;

class RunSettingsTest {
  @Property(tries = 200)
  void everyNumberThatASettingCanHaveIsOne(@ForAll double value, @ForAll int whole) {
    if (Double.isFinite(value)) {
      assertThat(RunSettings.numeric("learning rate", List.of(Canonical.json(value)))).isTrue();
    }
    assertThat(RunSettings.numeric("width", List.of(Canonical.json(whole)))).isTrue();
  }

  @Property(tries = 100)
  void aNameIsNever(@ForAll @IntRange(min = 1900, max = 2100) int year) {
    assertThat(RunSettings.numeric("dataset", List.of(String.valueOf(year)))).isFalse();
    assertThat(RunSettings.numeric("activation", List.of(String.valueOf(year)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "2024.01.15", ".", "1.", ".5", "100–50", "", "-", "1E", "NaN"})
  void whatJavaCannotReadAsOneIsNone(String level) {
    assertThat(RunSettings.numeric("width", List.of("1", level))).isFalse();
  }
}
