package org.uncoil.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The expected figures are numpy's: src/test/oracles/measures.py. */
class LandmarkMapTest {
  @Test
  void isClassicalScalingWhereAllAreLandmarks() {
    double[][] distances = AtlasSample.distances((a, b) -> Math.abs(a) + Math.abs(b));
    LandmarkMap map = new LandmarkMap(distances);
    assertThat(map.kept()).isCloseTo(0.9562479308364583, within(1e-9));
    assertThat(map.place(distances[0])[0]).isCloseTo(-3.77226017, within(1e-7));
    assertThat(map.place(distances[8])[0]).isCloseTo(4.82024256, within(1e-7));
    assertThat(map.place(distances[0])[1]).isCloseTo(1.28421252, within(1e-7));
    assertThat(map.place(distances[9])[1]).isCloseTo(2.33263064, within(1e-7));
  }

  @Property(tries = 300)
  void distancesOfAPlaneStay(@ForAll long seed) {
    distancesStay(seed);
  }

  /** Rounding parted both halves of this one's products, and its eigenvalues were not found. */
  @Test
  void distancesOfAPlaneStayWhereRoundingIsUneven() {
    distancesStay(835);
  }

  private static void distancesStay(long seed) {
    Random random = new Random(seed);
    double[][] points = new double[30][];
    Arrays.setAll(points, i -> new double[] {3 * random.nextGaussian(), random.nextGaussian()});
    double[][] distances = new double[30][10];
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 10; j++) {
        distances[i][j] = distance(points[i], points[j]);
      }
    }
    // the first ten are landmarks, the others are placed by them
    LandmarkMap map = new LandmarkMap(Arrays.copyOf(distances, 10));
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        assertThat(distance(map.place(distances[i]), map.place(distances[j])))
            .isCloseTo(distance(points[i], points[j]), within(1e-6));
      }
    }
    assertThat(map.kept()).isCloseTo(1, within(1e-9));
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  @Test
  void whatFallsTogetherLiesInTheMiddle() {
    assertThat(new LandmarkMap(new double[3][3]).place(new double[3])).containsExactly(0, 0);
    assertThat(new LandmarkMap(new double[1][1]).place(new double[1])).containsExactly(0, 0);
  }
}
