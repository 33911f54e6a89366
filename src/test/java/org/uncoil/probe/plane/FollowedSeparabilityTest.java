package org.uncoil.probe.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Floats;

/** Held against {@link LinearSeparability}, which looks at every embedding afresh. */
class FollowedSeparabilityTest {
  private static void agree(LinearSeparability followed, LinearSeparability afresh) {
    assertThat(followed.separable()).isEqualTo(afresh.separable());
    if (Double.isInfinite(afresh.margin())) {
      assertThat(followed.margin()).isInfinite();
    } else {
      assertThat(followed.margin()).isCloseTo(afresh.margin(), within(1e-9 * afresh.margin()));
    }
    assertThat(followed.widest().isPresent()).isEqualTo(afresh.widest().isPresent());
  }

  /** Classes that drift apart and together again, some of them a lattice where points touch. */
  @Property(tries = 100)
  void itIsTheAnswerAtEveryEpoch(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int count,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll boolean lattice) {
    Random random = new Random(seed);
    int[] labels = random.ints(count, 0, classes).toArray();
    double[] angle = random.doubles(count, 0, 7).toArray();
    List<int[]> members = LinearSeparability.members(labels, classes);
    FollowedSeparability followed = new FollowedSeparability(members);
    float[] x = new float[count];
    float[] y = new float[count];
    for (int epoch = 0; epoch < 16; epoch++) {
      double apart = 6 * Math.abs(Math.sin(0.4 * epoch));
      for (int i = 0; i < count; i++) {
        double across = apart * Math.cos(2.5 * labels[i]) + Math.cos(angle[i] + 0.1 * epoch);
        double up = apart * Math.sin(2.5 * labels[i]) + Math.sin(angle[i] * 1.7 - 0.05 * epoch);
        x[i] = (float) (lattice ? Math.rint(across) : across);
        y[i] = (float) (lattice ? Math.rint(up) : up);
      }
      Floats first = Floats.of(x.clone());
      Floats second = Floats.of(y.clone());
      Optional<PlaneRule> atHand =
          epoch % 2 == 0 ? Optional.empty() : Optional.of(nearestCentre(classes, apart));
      agree(
          followed.next(first, second, atHand),
          LinearSeparability.of(first, second, members, Optional.empty()));
    }
  }

  /** Where the classes' centres are far apart, this rule is right everywhere. */
  private static PlaneRule nearestCentre(int classes, double apart) {
    double[] rows = new double[3 * classes];
    for (int c = 0; c < classes; c++) {
      double x = apart * Math.cos(2.5 * c);
      double y = apart * Math.sin(2.5 * c);
      rows[3 * c] = 2 * x;
      rows[3 * c + 1] = 2 * y;
      rows[3 * c + 2] = -x * x - y * y;
    }
    return new PlaneRule(rows);
  }

  @Property(tries = 300)
  void aGapOfARoundingIsDecidedWithoutError(@ForAll long seed) {
    Random random = new Random(seed);
    int count = 40;
    int[] labels = random.ints(count, 0, 2).toArray();
    List<int[]> members = LinearSeparability.members(labels, 2);
    FollowedSeparability followed = new FollowedSeparability(members);
    for (int epoch = 0; epoch < 10; epoch++) {
      float[] x = new float[count];
      float[] y = new float[count];
      double slope = random.nextGaussian();
      for (int i = 0; i < count; i++) {
        // on one line but for the last digit
        x[i] = 1000 + random.nextFloat();
        y[i] = (float) (slope * x[i]);
        y[i] = labels[i] == 0 ? y[i] : Math.nextUp(Math.nextUp(y[i]));
      }
      agree(
          followed.next(Floats.of(x), Floats.of(y), Optional.empty()),
          LinearSeparability.of(Floats.of(x), Floats.of(y), members, Optional.empty()));
    }
  }

  @Test
  void aPointThatIsNowhereIsOnNoSideWhereverItStands() {
    List<int[]> members = List.of(new int[] {0, 1, 2}, new int[] {3, 4, 5});
    for (float nowhere :
        new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      for (int point = 0; point < 6; point++) {
        for (int axis = 0; axis < 2; axis++) {
          FollowedSeparability followed = new FollowedSeparability(members);
          float[] x = {-2, -3, -2, 2, 3, 2};
          float[] y = {-1, 0, 1, -1, 0, 1};
          assertThat(followed.next(Floats.of(x.clone()), Floats.of(y.clone()), Optional.empty()))
              .extracting(LinearSeparability::separable)
              .isEqualTo(true);
          (axis == 0 ? x : y)[point] = nowhere;
          assertThat(followed.next(Floats.of(x), Floats.of(y), Optional.empty()).separable())
              .isFalse();
        }
      }
    }
  }

  @Test
  void aSingleClassHasNothingToBeApartFrom() {
    FollowedSeparability followed = new FollowedSeparability(List.of(new int[] {0}, new int[0]));
    assertThat(followed.next(Floats.of(1), Floats.of(2), Optional.empty()).margin()).isInfinite();
    assertThat(followed.next(Floats.of(1), Floats.of(Float.NaN), Optional.empty()).separable())
        .isFalse();
  }
}
