package org.uncoil.probe.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.uncoil.embedding.Floats;
import org.uncoil.probe.Exponential;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.LogisticRegression;

class RefittedRegressionTest {
  @Property(tries = 2000)
  void theExponentialIsStrictMaths(@ForAll @DoubleRange(min = -708, max = 0) double x) {
    double exact = StrictMath.exp(x);
    assertThat(Exponential.of(x)).isCloseTo(exact, within(2e-14 * exact));
    assertThat(Exponential.of(x / 700)).isCloseTo(StrictMath.exp(x / 700), within(2e-14));
  }

  @Property(tries = 20)
  void isTheFullFitAtEveryEpochWhateverCameBefore(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int classes) {
    Random random = new Random(seed);
    int count = 200;
    int[] labels = IntStream.range(0, count).map(i -> i % classes).toArray();
    RefittedRegression regression =
        new RefittedRegression(IntStream.range(0, count).toArray(), labels, classes);
    // clouds that lie apart, overlap, and lie elsewhere
    for (double width : new double[] {0.05, 2, 0.3, 1}) {
      float[] x = new float[count];
      float[] y = new float[count];
      List<double[]> points = new ArrayList<>();
      double centre = 10 * random.nextGaussian();
      for (int i = 0; i < count; i++) {
        x[i] = (float) (centre + Math.cos(labels[i]) + width * random.nextGaussian());
        y[i] = (float) (Math.sin(labels[i]) + width * random.nextGaussian());
        points.add(new double[] {x[i], y[i]});
      }
      PlaneRule rule = regression.next(Floats.of(x), Floats.of(y));
      LinearRule full = LogisticRegression.fit(points, labels, classes);
      for (int c = 1; c < classes; c++) {
        for (int term = 0; term < 2; term++) {
          double expected = full.weights().get(c).get(term) - full.weights().get(0).get(term);
          assertThat(rule.weight(c, term) - rule.weight(0, term))
              .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  @Property(tries = 50)
  void linesHaveNoDirection(@ForAll long seed) {
    Random random = new Random(seed);
    PlaneRule one = new PlaneRule(random.doubles(6, -1, 1).toArray());
    double[] rows = random.doubles(6, -1, 1).toArray();
    PlaneRule other = new PlaneRule(rows);
    PlaneRule turned =
        new PlaneRule(new double[] {rows[3], rows[4], rows[5], rows[0], rows[1], rows[2]});
    double angle = PlaneRule.angle(one, other).orElseThrow();
    assertThat(angle).isBetween(0.0, 90.0);
    assertThat(PlaneRule.angle(one, turned).orElseThrow()).isCloseTo(angle, within(1e-9));
    assertThat(PlaneRule.angle(other, turned).orElseThrow()).isCloseTo(0, within(1e-9));
    assertThat(PlaneRule.angle(one, new PlaneRule(new double[6]))).isEmpty();
  }
}
