package org.uncoil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RunId;
import org.uncoil.study.map.SettingPath;
import org.uncoil.testing.Samples;

/** The setting {@code initial-scale}. */
class InitialScaleTest {
  private static final NetworkSpec PLAIN =
      Samples.network(List.of(5), Activation.TANH, Samples.adam(), 3);

  private static NetworkSpec scaled(double factor) {
    return new SettingPath(List.of("initial-scale")).with(PLAIN, factor);
  }

  @Test
  void multipliesTheSameWeightsAndLeavesBiasesZero() {
    float[] plain = InitialParameters.draw(PLAIN, 2, 2, 9);
    float[] large = InitialParameters.draw(scaled(3), 2, 2, 9);
    double[] unscaled = InitialParameters.unscaled(scaled(3), 2, 2, 9);

    for (int i = 0; i < plain.length; i++) {
      assertThat((double) large[i]).isCloseTo(3.0 * plain[i], within(1e-6));
      assertThat(plain[i]).isEqualTo((float) unscaled[i]);
      assertThat(large[i]).isEqualTo((float) (3 * unscaled[i]));
    }
    assertThat(plain[plain.length - 1]).isZero();
  }

  @Test
  void countsForAnIdentityOnlyWhereItIsNotOne() {
    assertThat(RunId.of(scaled(1))).isEqualTo(RunId.of(PLAIN));
    assertThat(RunId.of(scaled(2))).isNotEqualTo(RunId.of(PLAIN));
  }
}
