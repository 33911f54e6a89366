package org.uncoil.gallery.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void valuesLieEvenlyAndThoseBeyondAnEndAtTheEnd() {
    Scale scale = Scale.even(0, 200, 50, 450);
    assertThat(scale.at(0)).isEqualTo(50);
    assertThat(scale.at(50)).isEqualTo(150);
    assertThat(scale.at(200)).isEqualTo(450);
    assertThat(scale.at(1000)).isEqualTo(450);
    assertThat(Scale.even(0, 1, 100, 0).at(0.25)).isEqualTo(75);
  }

  @Test
  void theLogarithmicScaleGivesTenfoldsEqualRoom() {
    Scale scale = new Scale(Scale.Kind.LOGARITHMIC, 0, 999, 0, 300);
    assertThat(scale.at(0)).isZero();
    assertThat(scale.at(9)).isCloseTo(100, within(1e-9));
    assertThat(scale.at(99)).isCloseTo(200, within(1e-9));
    assertThat(scale.ticks(5)).containsExactly(0.0, 1.0, 10.0, 100.0, 999.0);
  }

  @Test
  void theGeometricScaleGivesFactorsEqualRoom() {
    Scale scale = new Scale(Scale.Kind.GEOMETRIC, 0.001, 0.1, 0, 200);
    assertThat(scale.at(0.01)).isCloseTo(100, within(1e-9));
    assertThat(scale.ticks(5)).containsExactly(0.001, 0.01, 0.1);
    assertThat(new Scale(Scale.Kind.GEOMETRIC, 3, 64, 0, 1).ticks(5))
        .containsExactly(5.0, 10.0, 20.0, 50.0);
    assertThatThrownBy(() -> new Scale(Scale.Kind.GEOMETRIC, 0, 1, 0, 1))
        .hasMessageContaining("least = 0.0");
    assertThat(Scale.Kind.ofSettings(0.001, 0.1)).isEqualTo(Scale.Kind.GEOMETRIC);
    assertThat(Scale.Kind.ofSettings(2, 16)).isEqualTo(Scale.Kind.EVEN);
    assertThat(Scale.Kind.ofSettings(0, 100)).isEqualTo(Scale.Kind.EVEN);
  }

  @Test
  void ticksAreRound() {
    assertThat(Scale.even(0, 300, 0, 1).ticks(6))
        .containsExactly(0.0, 50.0, 100.0, 150.0, 200.0, 250.0, 300.0);
    assertThat(Scale.even(-5, 6, 0, 1).ticks(4)).containsExactly(-5.0, 0.0, 5.0);
    assertThat(Scale.roundStep(0.03)).isCloseTo(0.05, within(1e-12));
    assertThat(Scale.roundStep(7)).isEqualTo(10);
  }

  @Test
  void aSingleValueLiesInTheMiddle() {
    assertThat(Scale.even(3, 3, 0, 10).at(3)).isEqualTo(5);
  }

  @Test
  void endsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new Scale(Scale.Kind.EVEN, 1, 1, 0, 1))
        .hasMessageContaining("most = 1.0");
    assertThatThrownBy(() -> new Scale(Scale.Kind.LOGARITHMIC, -1, 1, 0, 1))
        .hasMessageContaining("least = -1.0");
  }

  @Test
  void textIsCutAndMovedApart() {
    assertThat(Captions.cut("thresholdedrelu", 10 * Captions.CHARACTER)).isEqualTo("threshold…");
    assertThat(Captions.cut("tanh", 10 * Captions.CHARACTER)).isEqualTo("tanh");
    assertThat(Captions.cut("😀😀😀", 2 * Captions.CHARACTER)).isEqualTo("😀…");
    assertThat(Captions.apart(List.of(50.0, 52.0, 10.0), 15, 0, 100))
        .containsExactly(50.0, 65.0, 10.0);
    assertThat(Captions.apart(List.of(99.0, 98.0), 15, 0, 100)).containsExactly(100.0, 85.0);
  }

  @Test
  void coordinatesHaveATenthOfAPixelInEveryLocale() {
    assertThat(Drawing.pixels(-0.04)).isEqualTo("0");
    assertThat(Drawing.pixels(12.25)).isEqualTo("12.3");
    assertThat(Drawing.pixels(-1.5)).isEqualTo("-1.5");
    assertThat(new PathData().move(1, 2.5).across(7).along(-3).close().styled("hair").data())
        .isEqualTo("M1 2.5H7V-3Z");
  }
}
