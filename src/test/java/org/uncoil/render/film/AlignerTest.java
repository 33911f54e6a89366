package org.uncoil.render.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.uncoil.embedding.RigidMotion;

class AlignerTest {
  private static final float[] X = {0, 4, 4, 1, 2};
  private static final float[] Y = {0, 0, 1, 2, 5};

  private static void assertLies(
      RigidMotion motion, float[] x, float[] y, float[] toX, float[] toY) {
    for (int i = 0; i < x.length; i++) {
      assertThat(motion.x(x[i], y[i])).isCloseTo(toX[i], within(1e-5));
      assertThat(motion.y(x[i], y[i])).isCloseTo(toY[i], within(1e-5));
    }
  }

  @Test
  void theFinalEpochStaysAndATurnedOneIsTurnedBack() {
    Aligner aligner = Aligner.toFinal(X, Y);
    assertLies(aligner.of(X, Y), X, Y, X, Y);
    float[] turnedX = X.clone();
    float[] turnedY = Y.clone();
    // about the centre, (2.2, 1.6), by a right angle
    new RigidMotion(0, -1, 1, 0, 3.8, -0.6).move(turnedX, turnedY);
    assertLies(aligner.of(turnedX, turnedY), turnedX, turnedY, X, Y);
  }

  @Test
  void anEpochIsNeverMirrored() {
    float[] mirrored = X.clone();
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = -mirrored[i];
    }
    RigidMotion motion = Aligner.toFinal(X, Y).of(mirrored, Y);
    assertThat(motion.xx() * motion.yy() - motion.xy() * motion.yx()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aRunIsMirroredToWhereTheReferenceLies() {
    float[] otherX = X.clone();
    float[] otherY = Y.clone();
    new RigidMotion(0, 1, 1, 0, 10, -3).move(otherX, otherY);
    assertLies(Aligner.toReference(X, Y, otherX, otherY).of(X, Y), X, Y, otherX, otherY);
  }
}
