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
  void afterSomeEpochsItIsTheFullFit(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int classes) {
    Random random = new Random(seed);
    int count = 200;
    int[] labels = IntStream.range(0, count).map(i -> i % classes).toArray();
    float[] x = new float[count];
    float[] y = new float[count];
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      x[i] = (float) (5 + Math.cos(labels[i]) + random.nextGaussian());
      y[i] = (float) (Math.sin(labels[i]) + random.nextGaussian());
      points.add(new double[] {x[i], y[i]});
    }
    RefittedRegression regression =
        new RefittedRegression(IntStream.range(0, count).toArray(), labels, classes);
    PlaneRule rule = null;
    for (int epoch = 0; epoch < 15; epoch++) {
      rule = regression.next(Floats.of(x), Floats.of(y));
    }
    LinearRule full = LogisticRegression.fit(points, labels, classes);
    // the last step promised less than 1e-7 of the loss, which with a curvature of a few per cent
    // leaves the weights up to 0.003 from where they would end
    for (int c = 1; c < classes; c++) {
      for (int term = 0; term < 2; term++) {
        assertThat(rule.weight(c, term) - rule.weight(0, term))
            .isCloseTo(
                full.weights().get(c).get(term) - full.weights().get(0).get(term), within(5e-3));
      }
    }
  }
}
