package org.uncoil.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.LogisticRegression;
import org.uncoil.testing.SharedSpark;

/** The project's logistic regression against MLlib's. */
class LogisticRegressionIT {
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesWithMllib(int classes) {
    Random random = new Random(classes);
    List<double[]> points = new ArrayList<>();
    int[] labels = new int[300];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % classes;
      points.add(
          new double[] {
            2 + labels[i] + random.nextGaussian(), 0.1 * (random.nextGaussian() - labels[i] % 2)
          });
    }
    LinearRule ours = LogisticRegression.fit(points, labels, classes);
    LinearRule theirs = LogisticFit.fit(SharedSpark.get(), points, labels, classes);
    for (int c = 0; c < classes; c++) {
      assertThat(ours.intercepts().get(c)).isCloseTo(theirs.intercepts().get(c), within(1e-3));
      for (int i = 0; i < 2; i++) {
        assertThat(ours.weights().get(c).get(i))
            .isCloseTo(theirs.weights().get(c).get(i), within(1e-3));
      }
    }
  }
}
