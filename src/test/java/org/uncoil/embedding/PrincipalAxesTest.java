package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
  private static Floats floats(int count, java.util.function.IntToDoubleFunction function) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) function.applyAsDouble(i);
    }
    return Floats.of(values);
  }

  /** The figures are numpy's and scipy's: src/test/oracles/measures.py. */
  @Test
  void agreesWithOtherPrograms() {
    PrincipalAxes axes =
        PrincipalAxes.of(
            floats(50, i -> Math.sin(i + 1)), floats(50, i -> Math.cos(0.7 * i) + 0.1 * i));
    assertThat(axes.first()).isCloseTo(11.203487192469021, within(1e-9));
    assertThat(axes.second()).isCloseTo(5.009469212647929, within(1e-9));
    assertThat(axes.effectiveRank()).isCloseTo(1.8557364214774636, within(1e-9));
  }

  @Property(tries = 100)
  void turnsAndScalesLeaveTheRank(
      @ForAll @DoubleRange(min = -3, max = 3) double angle,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double scale,
      @ForAll @DoubleRange(min = 0.1, max = 1) double width) {
    double cos = scale * Math.cos(angle);
    double sin = scale * Math.sin(angle);
    double[] x = {-1, 1, 0, 0};
    double[] y = {0, 0, -width, width};
    PrincipalAxes axes =
        PrincipalAxes.of(
            floats(4, i -> cos * x[i] - sin * y[i]), floats(4, i -> sin * x[i] + cos * y[i]));
    double share = 1 / (1 + width);
    double entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    assertThat(axes.effectiveRank()).isCloseTo(Math.exp(entropy), within(1e-5));
    assertThat(axes.radius(4))
        .isCloseTo(scale * Math.sqrt((1 + width * width) / 2), within(1e-5 * scale));
    assertThat(axes.shape(4)).isEqualTo(PrincipalAxes.Shape.PLANE);
  }

  @Test
  void tellsAPlaneFromALineFromAPoint() {
    Floats line = floats(100, i -> i);
    PrincipalAxes thin = PrincipalAxes.of(line, floats(100, i -> 2 * i + 0.01 * (i % 2)));
    assertThat(thin.shape(100)).isEqualTo(PrincipalAxes.Shape.LINE);
    assertThat(thin.effectiveRank()).isBetween(1.0, 1.01);
    PrincipalAxes point = PrincipalAxes.of(floats(100, i -> 5 + 1e-7 * i), floats(100, i -> 3));
    assertThat(point.shape(100)).isEqualTo(PrincipalAxes.Shape.POINT);
    PrincipalAxes none = PrincipalAxes.of(floats(100, i -> 0), floats(100, i -> 0));
    assertThat(none.shape(100)).isEqualTo(PrincipalAxes.Shape.POINT);
    assertThat(none.effectiveRank()).isZero();
    assertThat(PrincipalAxes.of(Floats.of(Float.NaN, 1), Floats.of(0, 0)).effectiveRank()).isNaN();
  }
}
