package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ProcrustesTest {
  private static final int POINTS = 40;

  private static float[] cloud(Random random, double width) {
    float[] values = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = (float) (width * random.nextGaussian());
    }
    return values;
  }

  private static double distance(
      RigidMotion motion, float[] fromX, float[] fromY, float[] toX, float[] toY) {
    double sum = 0;
    for (int i = 0; i < fromX.length; i++) {
      sum += Math.pow(motion.x(fromX[i], fromY[i]) - toX[i], 2);
      sum += Math.pow(motion.y(fromX[i], fromY[i]) - toY[i], 2);
    }
    return sum;
  }

  private static RigidMotion turned(double angle, boolean mirror, double shiftX, double shiftY) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return mirror
        ? new RigidMotion(cos, sin, sin, -cos, shiftX, shiftY)
        : new RigidMotion(cos, -sin, sin, cos, shiftX, shiftY);
  }

  @Property(tries = 100)
  void findsTheMotionThatWasMade(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle,
      @ForAll boolean mirror) {
    Random random = new Random(seed);
    float[] x = cloud(random, 3);
    float[] y = cloud(random, 1);
    float[] movedX = x.clone();
    float[] movedY = y.clone();
    turned(angle, mirror, 5, -2).move(movedX, movedY);
    RigidMotion found = Procrustes.align(x, y, movedX, movedY);
    assertThat(distance(found, x, y, movedX, movedY)).isCloseTo(0, within(1e-9));
    assertThat(found.xx() * found.yy() - found.xy() * found.yx())
        .isCloseTo(mirror ? -1 : 1, within(1e-9));
  }

  @Property(tries = 30)
  void noOtherMotionIsCloser(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = cloud(random, 2);
    float[] y = cloud(random, 1);
    float[] toX = cloud(random, 1);
    float[] toY = cloud(random, 2);
    RigidMotion best = Procrustes.align(x, y, toX, toY);
    double least = distance(best, x, y, toX, toY);
    for (int i = 0; i < 200; i++) {
      RigidMotion other =
          turned(2 * Math.PI * random.nextDouble(), random.nextBoolean(), 0, 0)
              .shifted(random.nextGaussian(), random.nextGaussian());
      assertThat(distance(other, x, y, toX, toY)).isGreaterThanOrEqualTo(least - 1e-9);
    }
  }

  @Property(tries = 30)
  void anEpochTurnsAboutItsOwnCentre(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = cloud(random, 3);
    float[] y = cloud(random, 1);
    float[] laterX = x.clone();
    float[] laterY = y.clone();
    turned(1, false, 7, 7).move(laterX, laterY);
    RigidMotion turn = Procrustes.turn(x, y, laterX, laterY);
    assertThat(turn.xx()).isCloseTo(Math.cos(1), within(1e-5));
    double meanX = mean(x);
    double meanY = mean(y);
    assertThat(turn.x(meanX, meanY)).isCloseTo(meanX, within(1e-6));
    assertThat(turn.y(meanX, meanY)).isCloseTo(meanY, within(1e-6));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Property(tries = 50)
  void theInverseLeadsBack(
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle, @ForAll boolean mirror) {
    RigidMotion motion = turned(angle, mirror, 3, -1);
    RigidMotion back = motion.then(motion.inverse());
    assertThat(back.x(2, 5)).isCloseTo(2, within(1e-9));
    assertThat(back.y(2, 5)).isCloseTo(5, within(1e-9));
    RigidMotion twice = motion.then(turned(0.5, false, 1, 1));
    assertThat(twice.x(2, 5))
        .isCloseTo(turned(0.5, false, 1, 1).x(motion.x(2, 5), motion.y(2, 5)), within(1e-9));
  }

  @Test
  void pointsThatAreLostOrAllTheSameMoveNothingToNowhere() {
    float[] lost = {Float.NaN, 1};
    float[] same = {1, 1};
    for (RigidMotion motion :
        new RigidMotion[] {
          Procrustes.align(lost, lost, same, same),
          Procrustes.align(same, same, same, same),
          Procrustes.turn(lost, same, same, lost)
        }) {
      assertThat(Math.abs(motion.x(1, 1)) + Math.abs(motion.y(1, 1))).isFinite();
    }
    RigidMotion still = Procrustes.turn(same, same, same, same);
    assertThat(still.x(3, 4)).isEqualTo(3);
    assertThat(still.y(3, 4)).isEqualTo(4);
  }

  @Test
  void aMotionThatStretchesIsNone() {
    assertThatThrownBy(() -> new RigidMotion(2, 0, 0, 1, 0, 0))
        .hasMessageContaining("must be orthogonal");
  }
}
