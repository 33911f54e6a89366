package org.uncoil.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.Procrustes;
import org.uncoil.embedding.RigidMotion;

/** The expected figures are numpy's, scipy's and scikit-learn's: src/test/oracles/measures.py. */
class ReducedEmbeddingTest {
  private static final int POINTS = 50;

  private static Floats values(IntToDoubleFunction function) {
    float[] values = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = (float) function.applyAsDouble(i);
    }
    return Floats.of(values);
  }

  private static ReducedEmbedding reduced(Floats x, Floats y) {
    return ReducedEmbedding.of(x, y).orElseThrow();
  }

  private static void assertSame(Similarity similarity, double cka, double cca, double angle) {
    assertThat(similarity.cka()).isCloseTo(cka, within(1e-6));
    assertThat(similarity.cca()).isCloseTo(cca, within(1e-6));
    assertThat(similarity.angle()).isCloseTo(angle, within(1e-6));
  }

  @Test
  void agreesWithOtherPrograms() {
    ReducedEmbedding x =
        reduced(values(i -> Math.sin(i + 1)), values(i -> Math.cos(0.7 * i) + 0.1 * i));
    ReducedEmbedding y =
        reduced(
            values(i -> Math.pow(Math.sin(i + 1), 2)), values(i -> 0.05 * i - Math.sin(0.3 * i)));
    assertSame(x.to(y), 0.4181265130138317, 0.3296671426892141, 0.9688772600595419);
  }

  @Property(tries = 50)
  void neitherTurnsNorMirrorsNorShiftsNorScalesMatter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -3, max = 3) double angle,
      @ForAll boolean mirror,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale) {
    Random random = new Random(seed);
    Floats x = values(i -> random.nextGaussian());
    Floats y = values(i -> 0.3 * random.nextGaussian());
    ReducedEmbedding other =
        reduced(values(i -> random.nextGaussian()), values(i -> random.nextGaussian()));
    double cos = scale * Math.cos(angle);
    double sin = scale * Math.sin(angle);
    double sign = mirror ? -1 : 1;
    ReducedEmbedding moved =
        reduced(
            values(i -> cos * x.get(i) - sin * y.get(i) + scale),
            values(i -> sign * (sin * x.get(i) + cos * y.get(i)) - 2 * scale));
    Similarity similarity = reduced(x, y).to(other);
    assertThat(moved.to(other).cka()).isCloseTo(similarity.cka(), within(1e-4));
    assertThat(moved.to(other).cca()).isCloseTo(similarity.cca(), within(1e-4));
    assertThat(moved.to(other).angle()).isCloseTo(similarity.angle(), within(1e-4));
    assertThat(moved.to(reduced(x, y)).cka()).isCloseTo(1, within(1e-4));
    assertThat(moved.to(reduced(x, y)).angle()).isCloseTo(0, within(1e-3));
  }

  @Property(tries = 50)
  void canonicalCorrelationDoesNotSeeAxesLengths(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 20) double stretch) {
    Random random = new Random(seed);
    Floats x = values(i -> random.nextGaussian());
    Floats y = values(i -> random.nextGaussian());
    Floats stretched = values(i -> stretch * y.get(i) + x.get(i));
    assertThat(reduced(x, y).to(reduced(x, stretched)).cca()).isCloseTo(1, within(1e-4));
  }

  /** What is left after {@link Procrustes} gives the same angle by the law of cosines. */
  @Property(tries = 50)
  void theAngleIsThatOfTheBestAlignment(@ForAll long seed) {
    Random random = new Random(seed);
    float[][] a = unit(random);
    float[][] b = unit(random);
    RigidMotion motion = Procrustes.align(a[0], a[1], b[0], b[1]);
    double left = 0;
    for (int i = 0; i < POINTS; i++) {
      left += Math.pow(motion.x(a[0][i], a[1][i]) - b[0][i], 2);
      left += Math.pow(motion.y(a[0][i], a[1][i]) - b[1][i], 2);
    }
    double angle =
        reduced(Floats.of(a[0]), Floats.of(a[1]))
            .to(reduced(Floats.of(b[0]), Floats.of(b[1])))
            .angle();
    assertThat(left).isCloseTo(2 - 2 * Math.cos(angle), within(1e-5));
  }

  /** Centred points whose squares add up to 1. */
  private static float[][] unit(Random random) {
    double[][] points = new double[2][POINTS];
    double norm = 0;
    for (double[] axis : points) {
      double mean = 0;
      for (int i = 0; i < POINTS; i++) {
        axis[i] = random.nextGaussian();
        mean += axis[i] / POINTS;
      }
      for (int i = 0; i < POINTS; i++) {
        axis[i] -= mean;
        norm += axis[i] * axis[i];
      }
    }
    float[][] unit = new float[2][POINTS];
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < POINTS; i++) {
        unit[axis][i] = (float) (points[axis][i] / Math.sqrt(norm));
      }
    }
    return unit;
  }

  @Property(tries = 50)
  void theAngleIsAMetric(@ForAll long seed) {
    Random random = new Random(seed);
    ReducedEmbedding[] three = new ReducedEmbedding[3];
    for (int i = 0; i < 3; i++) {
      float[][] points = unit(random);
      three[i] = reduced(Floats.of(points[0]), Floats.of(points[1]));
    }
    double ab = three[0].to(three[1]).angle();
    assertThat(three[1].to(three[0]).angle()).isCloseTo(ab, within(1e-9));
    assertThat(ab)
        .isLessThanOrEqualTo(three[0].to(three[2]).angle() + three[2].to(three[1]).angle() + 1e-6);
  }

  @Test
  void aLineHasOneCorrelation() {
    ReducedEmbedding line = reduced(values(i -> i), values(i -> 2 * i));
    ReducedEmbedding plane = reduced(values(i -> i), values(i -> i % 2));
    assertThat(line.shorter()).isZero();
    assertThat(line.to(plane).cca()).isCloseTo(1, within(1e-6));
    assertThat(line.to(reduced(values(i -> -i), values(i -> 0))))
        .satisfies(
            same -> {
              assertSame(same, 1, 1, 0);
            });
  }

  @Test
  void whatHasNoShapeIsNotCompared() {
    assertThat(ReducedEmbedding.of(values(i -> 0.1), values(i -> -3))).isEmpty();
    assertThat(ReducedEmbedding.of(values(i -> i == 3 ? Double.NaN : i), values(i -> 1))).isEmpty();
    assertThat(ReducedEmbedding.of(Floats.of(), Floats.of())).isEmpty();
    ReducedEmbedding fewer = reduced(Floats.of(0, 1, 2), Floats.of(0, 1, 0));
    assertThatThrownBy(() -> fewer.to(reduced(values(i -> i), values(i -> i % 3))))
        .hasMessage("embeddings of 3 and 50 points: must be of the same");
  }

  @Test
  void isTheSameWhenItComesBackFromItsColumns() {
    ReducedEmbedding x = reduced(values(i -> i), values(i -> i % 3));
    ReducedEmbedding back = new ReducedEmbedding(x.first(), x.second(), x.longer(), x.shorter());
    ReducedEmbedding y = reduced(values(i -> i * i), values(i -> i % 4));
    assertThat(back.to(y)).isEqualTo(x.to(y));
  }
}
