package org.uncoil.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * The expected figures are scikit-learn's, and those of trying all: src/test/oracles/measures.py.
 */
class MedoidsTest {
  private static final double[][] DISTANCES = AtlasSample.distances(Math::hypot);

  @Test
  void areThoseOfTryingAll() {
    assertMedoids(2, 0.5388098805500378, 1, 10);
    assertMedoids(3, 0.47668408439117743, 0, 4, 10);
    assertMedoids(4, 0.5256365767383365, 0, 1, 4, 10);
  }

  private static void assertMedoids(int count, double silhouette, Integer... chosen) {
    Medoids medoids = Medoids.of(DISTANCES, count);
    assertThat(medoids.chosen()).containsExactlyInAnyOrder(chosen);
    assertThat(medoids.silhouette()).isCloseTo(silhouette, within(1e-9));
  }

  @Property(tries = 30)
  void findsCloudsThatLieApart(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int clouds) {
    Random random = new Random(seed);
    int count = 8 * clouds;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = 20 * (i % clouds) + random.nextDouble();
      y[i] = random.nextDouble();
    }
    double[][] distances = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        distances[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
      }
    }
    Medoids best = Medoids.best(distances, 8);
    assertThat(best.chosen()).hasSize(clouds);
    for (int i = 0; i < count; i++) {
      assertThat(best.chosen().get(best.nearest(distances[i])) % clouds).isEqualTo(i % clouds);
    }
  }

  @Test
  void whatHasNoStructureIsOneCluster() {
    // equally far from each other: no split is better than another
    double[][] distances = new double[9][9];
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        distances[i][j] = i == j ? 0 : 1;
      }
    }
    assertThat(Medoids.best(distances, 6).chosen()).containsExactly(0);
    assertThat(Medoids.best(new double[][] {{0}}, 6).chosen()).containsExactly(0);
    assertThatThrownBy(() -> Medoids.of(distances, 10))
        .hasMessage("10 clusters of 9: must be from 1 to as many");
  }
}
