package org.uncoil.similarity;

import java.util.Locale;
import java.util.Optional;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.PrincipalAxes;

/**
 * An embedding as all comparisons read it: its thin singular value decomposition, X = U diag(s) Vᵀ,
 * of the centred points × 2 matrix scaled to norm 1, less the turn V, which none of them sees. Once
 * that is done, a comparison is one product UᵀW of 2 × 2: four scalar products of as many terms as
 * there are points.
 */
public final class ReducedEmbedding {
  /** Below this share of the first singular value the second is rounding of floats. */
  private static final double ROUNDING = 1e-6;

  private final float[] u1;
  private final float[] u2;
  private final double first;
  private final double second;
  private final double norm1;
  private final double norm2;

  /**
   * One that was reduced before.
   *
   * @param u1,u2 the columns of U; the second is 0 where the rank is 1
   * @param first,second the singular values, of which the squares add up to 1
   */
  public ReducedEmbedding(Floats u1, Floats u2, double first, double second) {
    if (u1.size() != u2.size() || !(first >= second && second >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "columns of %d and %d values, singular values %s and %s: must be as many, and in falling order",
              u1.size(),
              u2.size(),
              first,
              second));
    }
    this.u1 = u1.toArray();
    this.u2 = u2.toArray();
    this.first = first;
    this.second = second;
    this.norm1 = norm(this.u1);
    this.norm2 = norm(this.u2);
  }

  /** Of a column as floats hold it, which is not quite 1: an angle near 0 would show it. */
  private static double norm(float[] column) {
    double sum = 0;
    for (float value : column) {
      sum += (double) value * value;
    }
    return sum == 0 ? 1 : Math.sqrt(sum);
  }

  /** Reduces an embedding; empty where a point is not finite or all fall together. */
  public static Optional<ReducedEmbedding> of(Floats z1, Floats z2) {
    PrincipalAxes axes = PrincipalAxes.of(z1, z2);
    double norm = Math.hypot(axes.first(), axes.second());
    if (z1.size() == 0
        || !Double.isFinite(norm)
        || axes.shape(z1.size()) == PrincipalAxes.Shape.POINT) {
      return Optional.empty();
    }
    double longer = Math.max(axes.first(), axes.second());
    double shorter = Math.min(axes.first(), axes.second());
    boolean line = shorter <= ROUNDING * longer;
    float[] u1 = new float[z1.size()];
    float[] u2 = new float[z1.size()];
    for (int i = 0; i < u1.length; i++) {
      double x = z1.get(i) - axes.meanX();
      double y = z2.get(i) - axes.meanY();
      double cos = Math.cos(axes.angle());
      double sin = Math.sin(axes.angle());
      u1[i] = (float) ((cos * x + sin * y) / axes.first());
      u2[i] = line ? 0 : (float) ((cos * y - sin * x) / axes.second());
    }
    return Optional.of(
        new ReducedEmbedding(
            Floats.of(u1), Floats.of(u2), longer / norm, line ? 0 : shorter / norm));
  }

  /** Compares two embeddings of the same points. */
  public Similarity to(ReducedEmbedding other) {
    if (u1.length != other.u1.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "embeddings of %d and %d points: must be of the same",
              u1.length,
              other.u1.length));
    }
    double[] product = product(other);
    double a = product[0] * first * other.first;
    double b = product[1] * first * other.second;
    double c = product[2] * second * other.first;
    double d = product[3] * second * other.second;
    double squares = a * a + b * b + c * c + d * d;
    int rank = second == 0 || other.second == 0 ? 1 : 2;
    return new Similarity(
        Math.min(1, squares / (kernelNorm() * other.kernelNorm())),
        Math.min(1, nuclear(product[0], product[1], product[2], product[3]) / rank),
        Math.acos(Math.min(1, nuclear(a, b, c, d))));
  }

  /** UᵀW, row by row. Four sums at once: the points are read but once. */
  private double[] product(ReducedEmbedding other) {
    double p11 = 0;
    double p12 = 0;
    double p21 = 0;
    double p22 = 0;
    for (int i = 0; i < u1.length; i++) {
      double x1 = u1[i];
      double x2 = u2[i];
      double y1 = other.u1[i];
      double y2 = other.u2[i];
      p11 += x1 * y1;
      p12 += x1 * y2;
      p21 += x2 * y1;
      p22 += x2 * y2;
    }
    return new double[] {
      p11 / (norm1 * other.norm1),
      p12 / (norm1 * other.norm2),
      p21 / (norm2 * other.norm1),
      p22 / (norm2 * other.norm2)
    };
  }

  /** The sum of the singular values of a 2 × 2 matrix: (σ₁ + σ₂)² = ‖·‖² + 2 |det|. */
  private static double nuclear(double a, double b, double c, double d) {
    return Math.sqrt(a * a + b * b + c * c + d * d + 2 * Math.abs(a * d - b * c));
  }

  private double kernelNorm() {
    return Math.sqrt(Math.pow(first, 4) + Math.pow(second, 4));
  }

  /** The first column of U. */
  public Floats first() {
    return Floats.of(u1.clone());
  }

  /** The second column of U; 0 where the rank is 1. */
  public Floats second() {
    return Floats.of(u2.clone());
  }

  /** The larger singular value, of a matrix of norm 1. */
  public double longer() {
    return first;
  }

  /** The smaller one. */
  public double shorter() {
    return second;
  }
}
