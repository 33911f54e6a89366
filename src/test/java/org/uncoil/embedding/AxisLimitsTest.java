package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisLimitsTest {
  @Test
  void holdsEverythingWhenAskedTo() {
    AxisLimits limits = AxisLimits.robust(new float[] {-2, 0, 8}, new float[] {5, 5.5f, 6}, 1, 0.1);
    assertThat(limits.minX()).isCloseTo(-3, within(1e-9));
    assertThat(limits.maxX()).isCloseTo(9, within(1e-9));
    assertThat(limits.minY()).isCloseTo(4.9, within(1e-9));
    assertThat(limits.maxY()).isCloseTo(6.1, within(1e-9));
  }

  @Test
  void isNotStretchedByAFewStrays() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 999f;
    }
    values[500] = 1e30f;
    values[501] = Float.NaN;
    values[502] = Float.NEGATIVE_INFINITY;
    AxisLimits limits = AxisLimits.robust(values, values, 0.99, 0);
    assertThat(limits.minX()).isBetween(0.0, 0.01);
    assertThat(limits.maxX()).isBetween(0.99, 1.0);
  }

  @Test
  void leavesOutStraysButNothingElse() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 999f;
    }
    values[1] = 1.8f;
    for (int i = 2; i < 30; i++) {
      values[i] = 1e20f;
    }
    AxisLimits limits = AxisLimits.withoutStrays(values, values, 0);
    assertThat(limits.minX()).isZero();
    assertThat(limits.maxX()).isCloseTo(1.8, within(1e-6));
  }

  @Test
  void showsTheFewThatAreNotCollapsed() {
    float[] values = new float[100];
    values[7] = 3;
    values[8] = 2;
    AxisLimits limits = AxisLimits.withoutStrays(values, values, 0);
    assertThat(limits).isEqualTo(new AxisLimits(0, 3, 0, 3));
  }

  @Test
  void isNeverEmpty() {
    AxisLimits nothing = AxisLimits.robust(new float[] {Float.NaN}, new float[0], 1, 0.1);
    assertThat(nothing).isEqualTo(new AxisLimits(-1, 1, -1, 1));
    AxisLimits same = AxisLimits.robust(new float[] {7, 7}, new float[] {7, 7}, 1, 0.1);
    assertThat(same).isEqualTo(new AxisLimits(6, 8, 6, 8));
  }

  @Property
  void aspectOnlyWidens(
      @ForAll @DoubleRange(min = 0.1, max = 1e4) double width,
      @ForAll @DoubleRange(min = 0.1, max = 1e4) double height,
      @ForAll @DoubleRange(min = 0.2, max = 5) double ratio) {
    AxisLimits limits = new AxisLimits(1, 1 + width, -2, -2 + height);
    AxisLimits wide = limits.withAspect(ratio);
    assertThat(wide.width() / wide.height()).isCloseTo(ratio, within(1e-6));
    assertThat(wide.width()).isGreaterThanOrEqualTo(limits.width() * (1 - 1e-9));
    assertThat(wide.height()).isGreaterThanOrEqualTo(limits.height() * (1 - 1e-9));
    assertThat(wide.minX() + wide.maxX()).isCloseTo(2 + width, within(1e-6));
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new AxisLimits(1, 1, 0, 1)).hasMessageContaining("x [1.0, 1.0]");
    assertThatThrownBy(() -> new AxisLimits(0, 1, Double.NaN, 1)).hasMessageContaining("NaN");
  }
}
