package org.uncoil.embedding;

import org.uncoil.study.NetworkSpec;

/**
 * A network's last layer: linear in the embedding after the bottleneck's activation, a logistic
 * regression of its own.
 *
 * @param rows classes × 3: a class's two weights and its bias; {@code logit = w₁ z₁ + w₂ z₂ + b}
 */
public record LastLayer(Floats rows) {
  private static final int ROW = NetworkSpec.BOTTLENECK + 1;

  /**
   * Cut from all parameters in DL4J's order: at the end, the weights unit by unit, then the biases.
   */
  public static LastLayer of(Floats parameters, int classes) {
    int weights = parameters.size() - classes * ROW;
    int biases = parameters.size() - classes;
    float[] rows = new float[classes * ROW];
    for (int c = 0; c < classes; c++) {
      rows[c * ROW] = parameters.get(weights + NetworkSpec.BOTTLENECK * c);
      rows[c * ROW + 1] = parameters.get(weights + NetworkSpec.BOTTLENECK * c + 1);
      rows[c * ROW + 2] = parameters.get(biases + c);
    }
    return new LastLayer(Floats.of(rows));
  }

  /** Number of classes. */
  public int classes() {
    return rows.size() / ROW;
  }

  /** A class's logit at a point of the embedding. */
  public double logit(int c, double z1, double z2) {
    return rows.get(c * ROW) * z1 + rows.get(c * ROW + 1) * z2 + rows.get(c * ROW + 2);
  }

  /** The class that it gives to a point of the embedding; the smaller number wins a tie. */
  public int classify(double z1, double z2) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes(); c++) {
      double logit = logit(c, z1, z2);
      if (logit > most) {
        most = logit;
        best = c;
      }
    }
    return best;
  }

  /**
   * With two classes, the line where both logits are equal: a, b, c of a z₁ + b z₂ + c = 0 with a²
   * + b² = 1, positive where class 1 wins; without a direction (both classes' weights are equal) 0,
   * 0, c. Empty with more classes.
   */
  public Floats line() {
    if (classes() != 2) {
      return Floats.of();
    }
    double a = (double) rows.get(ROW) - rows.get(0);
    double b = (double) rows.get(ROW + 1) - rows.get(1);
    double c = (double) rows.get(ROW + 2) - rows.get(2);
    double norm = Math.hypot(a, b);
    return norm == 0
        ? Floats.of(0, 0, (float) c)
        : Floats.of((float) (a / norm), (float) (b / norm), (float) (c / norm));
  }
}
