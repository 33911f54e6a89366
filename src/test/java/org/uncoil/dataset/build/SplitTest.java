package org.uncoil.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.generator.Checkerboard;
import org.uncoil.dataset.generator.sklearn.Blobs;
import org.uncoil.dataset.generator.sklearn.Circles;
import org.uncoil.dataset.generator.sklearn.Moons;
import org.uncoil.study.Seeds;

class SplitTest {
  private static Dataset build(Generator generator, double testShare, long seed) {
    return BuiltDataset.of(
            new DatasetSpec("d", generator, Scaling.NONE, testShare, 0), seed, location -> null)
        .dataset();
  }

  @Property(tries = 100)
  void takesTheShareOfEachClassButNeverAllOfIt(
      @ForAll @IntRange(min = 2, max = 7) int classes,
      @ForAll @IntRange(min = 2, max = 40) int each,
      @ForAll @DoubleRange(min = 0, max = 0.9) double share,
      @ForAll long seed) {
    Dataset dataset = build(new Blobs(each * classes + 1, classes, 1, 1, 1), share, seed);
    for (int label = 0; label < classes; label++) {
      int members = label == 0 ? each + 1 : each;
      int testPoints = 0;
      for (int p = 0; p < dataset.size(); p++) {
        testPoints += dataset.label(p) == label && dataset.isTest(p) ? 1 : 0;
      }
      assertThat(testPoints).isLessThan(members);
      assertThat(Math.abs(testPoints - share * members)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void holdsNothingOutWhereNothingIsAsked() {
    assertThat(build(new Moons(100, 0), 0, 1).trainPoints()).hasSize(100);
  }

  @Test
  void isDrawnFromTheSeedAlone() {
    boolean[] one = build(new Moons(200, 0), 0.5, 1).isTest();
    assertThat(build(new Moons(200, 0), 0.5, 1).isTest()).isEqualTo(one);
    // the noise takes other draws, but the split has a stream of its own
    assertThat(build(new Circles(200, 0.5, 0.3), 0.5, 1).isTest()).isEqualTo(one);
    assertThat(Arrays.equals(build(new Moons(200, 0), 0.5, 2).isTest(), one)).isFalse();
  }

  @Test
  void everyPointIsATestPointAsOftenAsAnyOther() {
    int[] times = new int[40];
    for (int seed = 0; seed < 400; seed++) {
      Dataset dataset = build(new Moons(40, 0), 0.25, seed);
      for (int p = 0; p < 40; p++) {
        times[p] += dataset.isTest(p) ? 1 : 0;
      }
    }
    // binomial with mean 100 and standard deviation 8.7
    assertThat(Arrays.stream(times).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(65, 135));
  }

  @Test
  void anotherReplicateGivesOtherPointsAndAnotherSplit() {
    DatasetSpec first = new DatasetSpec("d", new Moons(200, 0.1), Scaling.NONE, 0.5, 0);
    DatasetSpec second = new DatasetSpec("d", new Moons(200, 0.1), Scaling.NONE, 0.5, 1);
    BuiltDataset one = BuiltDataset.of(first, Seeds.dataset(7, first), location -> null);
    BuiltDataset again = BuiltDataset.of(first, Seeds.dataset(7, first), location -> null);
    BuiltDataset other = BuiltDataset.of(second, Seeds.dataset(7, second), location -> null);
    assertThat(again.dataset().features()).isEqualTo(one.dataset().features());
    assertThat(Arrays.equals(other.dataset().features(), one.dataset().features())).isFalse();
    assertThat(Arrays.equals(other.dataset().isTest(), one.dataset().isTest())).isFalse();
  }

  @Test
  void refusesAClassWithoutPoints() {
    // four points on a board: some seed leaves a colour without any
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () -> {
              for (int seed = 0; seed < 100; seed++) {
                build(new Checkerboard(4, 2, 0), 0, seed);
              }
            })
        .withMessageMatching("class [01] has no point; give the source more points");
  }

  @Test
  void specificationsNameWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatasetSpec(" ", new Moons(10, 0), Scaling.NONE, 0, 0))
        .withMessage("name = \" \": must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatasetSpec("d", new Moons(10, 0), Scaling.NONE, 0.95, 0))
        .withMessage("test-share = 0.95: must lie in [0, 0.9]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatasetSpec("d", new Moons(10, 0), Scaling.NONE, Double.NaN, 0))
        .withMessageStartingWith("test-share = NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatasetSpec("d", new Moons(10, 0), Scaling.NONE, 0, -1))
        .withMessage("seed = -1: must be 0 or more");
  }
}
