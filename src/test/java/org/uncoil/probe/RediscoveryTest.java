package org.uncoil.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;

class RediscoveryTest {
  private static final List<double[]> POINTS = points();
  private static final FeatureSpace RAW = new FeatureSpace(POINTS, FeatureMap.RAW);
  private static final FeatureSpace RADIUS = new FeatureSpace(POINTS, FeatureMap.RADIUS);

  private static List<double[]> points() {
    Random random = new Random(4);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      points.add(new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1});
    }
    return points;
  }

  private static Floats values(ToDoubleFunction<double[]> function) {
    float[] values = new float[POINTS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(POINTS.get(i));
    }
    return Floats.of(values);
  }

  private static double radius(double[] p) {
    return p[0] * p[0] + p[1] * p[1];
  }

  @Test
  void anEmbeddingThatIsTheRadiusHasFoundIt() {
    LastLayer layer = new LastLayer(Floats.of(1, 0, 0.2f, -1, 0.1f, 0));
    Rediscovery rediscovery =
        Rediscovery.of(RADIUS, RAW, values(RediscoveryTest::radius), values(p -> p[0]), layer);
    assertThat(rediscovery.first()).isCloseTo(1, within(1e-6));
    assertThat(rediscovery.second()).isCloseTo(1, within(1e-6));
    assertThat(rediscovery.logit()).isCloseTo(1, within(1e-6));
    assertThat(rediscovery.found()).isTrue();
  }

  /** A line needs no feature, and whoever draws one has found none. */
  @Test
  void whatTheCoordinatesExplainFoundNothing() {
    LastLayer layer = new LastLayer(Floats.of(1, 0, 0, -1, 1, 0));
    Rediscovery rediscovery =
        Rediscovery.of(RADIUS, RAW, values(p -> p[0]), values(p -> p[1] - p[0]), layer);
    assertThat(rediscovery.logit()).isCloseTo(1, within(1e-6));
    assertThat(rediscovery.gain()).isLessThan(0.1);
    assertThat(rediscovery.found()).isFalse();
  }

  @Test
  void anotherFeatureIsNotTheRadius() {
    LastLayer layer = new LastLayer(Floats.of(1, 0, 0, -1, 0, 0, 0, 1, 0));
    Floats product = values(p -> p[0] * p[1]);
    Rediscovery asRadius = Rediscovery.of(RADIUS, RAW, product, values(p -> 0.5), layer);
    assertThat(asRadius.found()).isFalse();
    assertThat(asRadius.second()).isNaN();
    FeatureSpace products = new FeatureSpace(POINTS, FeatureMap.PRODUCT);
    assertThat(Rediscovery.of(products, RAW, product, values(p -> 0.5), layer).found()).isTrue();
  }
}
