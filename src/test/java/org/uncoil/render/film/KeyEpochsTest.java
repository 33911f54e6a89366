package org.uncoil.render.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyEpochsTest {
  /** Two points that lie apart by 2 and go the way of one coordinate. */
  private static KeyEpochs path(double... positions) {
    KeyEpochs epochs = new KeyEpochs();
    for (int i = 0; i < positions.length; i++) {
      float at = (float) positions[i];
      epochs.add(10 * i, new float[] {at, at}, new float[] {-1, 1});
    }
    return epochs;
  }

  @Property(tries = 100)
  void aChoiceIsInOrderHasBothEndsAndAsManyAsAsked(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 60) int count,
      @ForAll @IntRange(min = 2, max = 70) int most) {
    Random random = new Random(seed);
    double[] positions = random.doubles(count, 0, 3).map(x -> x < 1 ? 0 : x).toArray();
    List<Integer> chosen = path(positions).choose(most);
    assertThat(chosen)
        .hasSize(Math.min(count, most))
        .startsWith(0)
        .endsWith(10 * (count - 1))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void whereAllEpochsMoveAlikeTheyAreEven() {
    double[] positions = new double[101];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = 0.01 * i;
    }
    assertThat(path(positions).choose(11))
        .containsExactly(0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000);
  }

  @Test
  void whereNothingMovesTheyAreEvenToo() {
    assertThat(path(new double[21]).choose(5)).containsExactly(0, 50, 100, 150, 200);
  }

  @Test
  void mostFramesGoWhereMostHappens() {
    List<Double> positions = new ArrayList<>();
    for (int i = 0; i <= 200; i++) {
      positions.add(1 - Math.exp(-i / 10.0));
    }
    List<Integer> chosen =
        path(positions.stream().mapToDouble(Double::doubleValue).toArray()).choose(20);
    // nine tenths of the way are gone after 23 epochs
    assertThat(chosen.stream().filter(epoch -> epoch <= 230).count()).isBetween(16L, 19L);
  }

  @Test
  void theSizeOfAnEmbeddingDoesNotMatter() {
    double[] positions = {0, 0.3, 0.4, 0.45, 0.9, 1, 1.01, 1.02, 1.5, 1.6};
    KeyEpochs large = new KeyEpochs();
    for (int i = 0; i < positions.length; i++) {
      float at = (float) (1000 * positions[i]);
      large.add(10 * i, new float[] {at, at}, new float[] {-1000, 1000});
    }
    assertThat(large.choose(4)).isEqualTo(path(positions).choose(4));
  }

  @Test
  void anEmbeddingThatIsLostStandsStill() {
    KeyEpochs epochs = new KeyEpochs();
    for (int i = 0; i < 9; i++) {
      epochs.add(i, new float[] {Float.NaN}, new float[] {0});
    }
    assertThat(epochs.choose(3)).containsExactly(0, 4, 8);
  }

  @Test
  void severalRunsCountAlike() {
    double[] early = {0, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] late = {0, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThat(KeyEpochs.together(List.of(path(early), path(late))).choose(3))
        .startsWith(0)
        .endsWith(80)
        .hasSize(3);
    KeyEpochs ended = path(0, 1, 2);
    assertThat(KeyEpochs.together(List.of(ended, path(late))).choose(100)).hasSize(9);
    assertThat(KeyEpochs.together(List.of(path(early))).choose(4)).isEqualTo(path(early).choose(4));
  }

  @Test
  void oneFrameIsNoFilm() {
    assertThatThrownBy(() -> path(0, 1).choose(1)).hasMessage("most = 1: must be at least 2");
  }
}
