package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.Samples;

class UnitHealthTest {
  /**
   * One input; three hidden units with these weights and biases; a bottleneck of 1 and these
   * biases.
   */
  private static UnitHealth health(
      Activation activation, float[] weights, float[] biases, float bottleneck, float[] points) {
    NetworkSpec network = Samples.network(List.of(3), activation, new Optimizer.Sgd(), 1);
    float[] parameters = new float[network.parameterCount(1, 2)];
    System.arraycopy(weights, 0, parameters, 0, 3);
    System.arraycopy(biases, 0, parameters, 3, 3);
    for (int i = 6; i < 12; i++) {
      parameters[i] = 1;
    }
    parameters[12] = bottleneck;
    parameters[13] = bottleneck;
    return UnitHealth.of(new ForwardPass(network, 1, 2, parameters), points);
  }

  /** As many points as are worked on in more than one piece, from −1 to 1. */
  private static float[] points() {
    float[] points = new float[601];
    for (int i = 0; i < points.length; i++) {
      points[i] = i / 300f - 1;
    }
    return points;
  }

  @Test
  void countsUnitsThatNoPointWakes() {
    // x − 2 is never positive; x − 0.999 for one point; x + 2 always
    UnitHealth health =
        health(Activation.RELU, new float[] {1, 1, 1}, new float[] {-2, -0.999f, 2}, 0, points());
    assertThat(health.units()).containsExactly(3, 2);
    assertThat(health.dead()).containsExactly(1, 0);
    assertThat(health.saturatedUnits()).isZero();
    assertThat(health.blocked()).isFalse();
  }

  @Test
  void aLayerWithoutALivingUnitBlocks() {
    UnitHealth health =
        health(Activation.RELU, new float[] {1, -1, 0}, new float[] {-2, -2, 0}, -1, points());
    assertThat(health.dead()).containsExactly(3, 2);
    assertThat(health.deadUnits()).isEqualTo(5);
    assertThat(health.blocked()).isTrue();
  }

  @Test
  void countsUnitsThatEveryPointSaturates() {
    // |10 ± 1| is far out on tanh; 10 x passes through 0; 2.9 + x begins where it is not yet flat
    UnitHealth health =
        health(Activation.TANH, new float[] {1, 10, 1}, new float[] {10, 0, 2.9f}, 0, points());
    assertThat(health.dead()).containsExactly(0, 0);
    assertThat(health.saturated()).containsExactly(1, 0);
    assertThat(health.blocked()).isFalse();
  }

  @Test
  void onlyWhatGrowsFlatCanSaturate() {
    for (Activation activation : List.of(Activation.IDENTITY, Activation.CUBE, Activation.SINE)) {
      UnitHealth health =
          health(activation, new float[] {0, 0, 0}, new float[] {0, 0, 0}, 0, points());
      assertThat(health.saturatedUnits()).as(activation.name()).isZero();
    }
    UnitHealth swish =
        health(Activation.SWISH, new float[] {1, 1, 1}, new float[] {-30, 30, 0}, 0, points());
    assertThat(swish.saturated().get(0)).isEqualTo(1);
  }
}
