package org.uncoil.probe;

/**
 * The mean cross-entropy of a linear rule on standardised points, with a penalty on its weights:
 * the part that every logistic regression here has in common. Class 0 has no weights, and the last
 * weight of each other class is its intercept. A subclass sums over its points.
 *
 * <p>The penalty is so small that it only decides which line is found where lines separate the
 * classes: there the weights would grow without end, and with it they come to rest at the line of
 * the widest margin (Rosset, Zhu, Hastie: Boosting as a Regularized Path, JMLR 5, 2004, theorem 3).
 * Intercepts are not penalised: they say how frequent a class is.
 */
public abstract class CrossEntropy implements Newton.Loss {
  private static final double PENALTY = 1e-9;
  // a Hessian of as many rows takes as long as a few hundred gradients
  private static final int MOST_FOR_NEWTON = 200;

  /** Number of classes, 2 or more. */
  protected final int classes;

  /** Number of features, and one for the intercept. */
  protected final int terms;

  /** Whether there are so few weights that the Hessian is computed. */
  protected final boolean curved;

  /** The sum of the gradients of all points. */
  protected final double[] gradient;

  /** The lower half of the sum of the Hessians of all points; empty if not computed. */
  protected final double[][] hessian;

  private final double total;

  /**
   * A loss.
   *
   * @param total sum of the observation weights
   */
  protected CrossEntropy(int classes, int features, double total) {
    this.classes = classes;
    this.terms = features + 1;
    this.total = total;
    int unknowns = (classes - 1) * terms;
    this.curved = unknowns <= MOST_FOR_NEWTON;
    this.gradient = new double[unknowns];
    this.hessian = curved ? new double[unknowns][unknowns] : new double[0][];
  }

  /** Sums the cross-entropy over all points, and writes the sums for gradient and Hessian. */
  protected abstract double sum(double[] weights);

  /** Returns the weights of the least loss, from the same start each time. */
  protected final double[] minimise() {
    double[] start = new double[gradient.length];
    return curved ? Newton.minimise(this, start) : LimitedMemory.minimise(this, start);
  }

  @Override
  public final double[] gradient() {
    return gradient;
  }

  @Override
  public final double[][] hessian() {
    return hessian;
  }

  @Override
  public final double at(double[] weights) {
    double loss = sum(weights);
    double squares = 0;
    for (int i = 0; i < gradient.length; i++) {
      double penalty = i % terms == terms - 1 ? 0 : PENALTY;
      gradient[i] = gradient[i] / total + penalty * weights[i];
      squares += penalty * weights[i] * weights[i];
      if (curved) {
        for (int j = 0; j <= i; j++) {
          hessian[i][j] /= total;
        }
        hessian[i][i] += penalty;
      }
    }
    return loss / total + squares / 2;
  }
}
