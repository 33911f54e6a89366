package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastLayerTest {
  /** Five other parameters, then three classes' weights, unit by unit, then their biases. */
  private static final Floats PARAMETERS =
      Floats.of(9, 9, 9, 9, 9, 1, 2, -3, 4, 0.5f, -6, 10, 20, 30);

  @Test
  void isTheEndOfAllParameters() {
    LastLayer layer = LastLayer.of(PARAMETERS, 3);

    assertThat(layer.classes()).isEqualTo(3);
    assertThat(layer.logit(0, 2, 3)).isEqualTo(1 * 2 + 2 * 3 + 10);
    assertThat(layer.logit(1, 2, 3)).isEqualTo(-3 * 2 + 4 * 3 + 20);
    assertThat(layer.logit(2, 2, 3)).isEqualTo(0.5 * 2 - 6 * 3 + 30);
  }

  @Test
  void decidesForTheGreatestLogitAndInATieForTheFirst() {
    LastLayer layer = LastLayer.of(PARAMETERS, 3);

    assertThat(layer.classify(0, 0)).isEqualTo(2);
    assertThat(layer.classify(0, 100)).isEqualTo(1);
    assertThat(new LastLayer(Floats.of(1, 0, 0, 1, 0, 0)).classify(5, 5)).isZero();
  }

  @Test
  void twoClassesArePartedByALineOfUnitLength() {
    // logits 0 and 3 z₁ + 4 z₂ + 5
    assertThat(new LastLayer(Floats.of(0, 0, 0, 3, 4, 5)).line())
        .isEqualTo(Floats.of(0.6f, 0.8f, 1));
    assertThat(new LastLayer(Floats.of(1, 1, 0, 1, 1, 7)).line()).isEqualTo(Floats.of(0, 0, 7));
    assertThat(LastLayer.of(PARAMETERS, 3).line()).isEqualTo(Floats.of());
  }
}
