package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class DistortionTest {
  private static final RegularGrid LATTICE = new RegularGrid(new AxisLimits(-1, 1, -2, 2), 41, 21);

  private static Distortion of(DoubleBinaryOperator mapX, DoubleBinaryOperator mapY) {
    float[] x = new float[LATTICE.size()];
    float[] y = new float[LATTICE.size()];
    for (int vertex = 0; vertex < x.length; vertex++) {
      double a = LATTICE.x(vertex % LATTICE.columns());
      double b = LATTICE.y(vertex / LATTICE.columns());
      x[vertex] = (float) mapX.applyAsDouble(a, b);
      y[vertex] = (float) mapY.applyAsDouble(a, b);
    }
    return new Distortion(LATTICE, x, y);
  }

  @Test
  void aLinearMapHasItsDeterminantEverywhere() {
    // | 2 1; 1 −3 | = −7: turned over as a whole, so that nothing is folded
    Distortion distortion = of((a, b) -> 2 * a + b, (a, b) -> a - 3 * b);
    for (int cell = 0; cell < 800; cell++) {
      assertThat(distortion.determinant(cell)).isCloseTo(-7, within(1e-4));
      assertThat(distortion.logarithm(cell)).isCloseTo(Math.log(7), within(1e-5));
      assertThat(distortion.side(cell)).isEqualTo(1);
    }
    assertThat(distortion.median()).isCloseTo(Math.log(7), within(1e-5));
    assertThat(distortion.folded()).isZero();
  }

  @Test
  void aFoldedSheetShowsItsOtherSide() {
    // (a, b) → (|a + ½|, b): the quarter left of −½ is folded over
    Distortion distortion = of((a, b) -> Math.abs(a + 0.5), (a, b) -> b);
    assertThat(distortion.folded()).isEqualTo(0.25);
    assertThat(distortion.side(9)).isEqualTo(-1);
    assertThat(distortion.side(10)).isEqualTo(1);
  }

  @Test
  void measuresAgainstWhatIsSeen() {
    // Nine tenths of the plane shrink to a hundredth of the rest's width: half of what is seen is
    // nevertheless the rest.
    Distortion distortion = of((a, b) -> a < 0.8 ? 1e-4 * a : a - 0.8 + 8e-5, (a, b) -> b);
    assertThat(distortion.median()).isCloseTo(0, within(1e-3));
  }

  @Test
  void aCollapsedCellHasNoSide() {
    // Around 0.9 floats are 6e-8 apart: what is left of the area is rounding.
    Distortion distortion = of((a, b) -> 0.9 + 1e-7 * a, (a, b) -> 0.9 - 1e-7 * a + 1e-9 * b);
    for (int cell = 0; cell < 800; cell++) {
      assertThat(distortion.side(cell)).isZero();
      assertThat(distortion.logarithm(cell)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
    assertThat(distortion.median()).isNaN();
    assertThat(distortion.folded()).isZero();
  }

  @Test
  void whatIsNotFiniteIsUnknown() {
    Distortion distortion = of((a, b) -> a > 0 ? Double.NaN : a, (a, b) -> b);
    assertThat(distortion.determinant(30)).isNaN();
    assertThat(distortion.side(30)).isZero();
    assertThat(distortion.determinant(3)).isCloseTo(1, within(1e-5));
    assertThat(distortion.median()).isCloseTo(0, within(1e-5));
  }
}
