package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PointDynamicsTest {
  /** Class 1 where z₁ is positive. */
  private static final LastLayer SIGN = new LastLayer(Floats.of(0, 0, 0, 1, 0, 0));

  private static final Floats ZERO = Floats.of(0, 0, 0, 0);

  @Test
  void tellsWhenEachPointWasLearnedAndForgotten() {
    PointDynamics biographies = new PointDynamics(new int[] {1, 1, 0, 1});
    biographies.add(0, Floats.of(1, -1, 1, -1), ZERO, SIGN);
    biographies.add(5, Floats.of(1, 1, -1, -1), ZERO, SIGN);
    biographies.add(10, Floats.of(1, -1, -1, -1), ZERO, SIGN);
    biographies.add(15, Floats.of(1, 1, -1, -1), ZERO, SIGN);
    biographies.add(20, Floats.of(1, 1, -1, -1), ZERO, SIGN);
    assertThat(biographies.epochs()).isEqualTo(5);
    assertThat(biographies.learned()).containsExactly(0, 15, 5, -1);
    assertThat(biographies.flips()).containsExactly(0, 3, 1, 0);
    assertThat(biographies.forgotten()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void aFlipFromWrongToWrongForgetsNothing() {
    LastLayer three = new LastLayer(Floats.of(0, 0, 0, 1, 0, 0, -1, 0, 0));
    PointDynamics biographies = new PointDynamics(new int[] {0});
    biographies.add(0, Floats.of(1), Floats.of(0), three);
    biographies.add(1, Floats.of(-1), Floats.of(0), three);
    assertThat(biographies.flips()).containsExactly(1);
    assertThat(biographies.forgotten()).containsExactly(0);
    assertThat(biographies.learned()).containsExactly(-1);
  }

  @Test
  void findsTheFarthestJump() {
    PointDynamics biographies = new PointDynamics(new int[] {0, 0, 0, 0});
    biographies.add(0, Floats.of(-1, 1, -1, 1), Floats.of(-1, -1, 1, 1), SIGN);
    // all shifted: about the centre nobody moves
    biographies.add(1, Floats.of(4, 6, 4, 6), Floats.of(-1, -1, 1, 1), SIGN);
    assertThat(biographies.jumpEpochs()).containsExactly(-1, -1, -1, -1);
    // the first two change places: 2 far, of a root mean squared distance of √2
    biographies.add(2, Floats.of(6, 4, 4, 6), Floats.of(-1, -1, 1, 1), SIGN);
    assertThat(biographies.jumpEpochs()).containsExactly(2, 2, -1, -1);
    assertThat(biographies.jumps().get(0)).isCloseTo((float) Math.sqrt(2), within(1e-6f));
    assertThat(biographies.jumps().get(2)).isZero();
  }

  @Property(tries = 50)
  void scaleAndTurnOfAllEpochsLeaveJumps(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 10) double scale) {
    Random random = new Random(seed);
    PointDynamics plain = new PointDynamics(new int[20]);
    PointDynamics turned = new PointDynamics(new int[20]);
    for (int epoch = 0; epoch < 4; epoch++) {
      float[][] z = new float[4][20];
      for (int i = 0; i < 20; i++) {
        z[0][i] = (float) random.nextGaussian();
        z[1][i] = (float) random.nextGaussian();
        z[2][i] = (float) (scale * -z[1][i] + 3);
        z[3][i] = (float) (scale * z[0][i]);
      }
      plain.add(epoch, Floats.of(z[0]), Floats.of(z[1]), SIGN);
      turned.add(epoch, Floats.of(z[2]), Floats.of(z[3]), SIGN);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(turned.jumps().get(i)).isCloseTo(plain.jumps().get(i), within(1e-3f));
    }
  }

  @Test
  void anEmbeddingThatCollapsesOrDivergesIsNoJump() {
    PointDynamics biographies = new PointDynamics(new int[] {0, 0});
    biographies.add(0, Floats.of(0, 1), Floats.of(0, 0), SIGN);
    biographies.add(1, Floats.of(1, 1), Floats.of(0, 0), SIGN);
    biographies.add(2, Floats.of(Float.NaN, 1), Floats.of(0, 0), SIGN);
    assertThat(biographies.jumpEpochs()).containsExactly(-1, -1);
    assertThatThrownBy(() -> biographies.add(3, ZERO, ZERO, SIGN))
        .hasMessage("an embedding of 4 and 4 points for 2 labels");
  }
}
