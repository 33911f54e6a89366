package org.uncoil.probe;

/**
 * Minimises a smooth convex function of some unknowns by Newton's method, with steps that are
 * halved until they lead down (Boyd, Vandenberghe: Convex Optimization, 2004, algorithm 9.5), until
 * double arithmetic knows no lower value. So the result does not depend on where it started.
 */
public final class Newton {
  private static final int MOST_ITERATIONS = 100;
  private static final double SETTLED = 1e-16;
  private static final double SUFFICIENT = 1e-4;
  private static final double SHORTEST = 1e-6;

  private Newton() {}

  /** What is minimised. */
  public interface Loss {
    /** The value at some weights; leaves the gradient and the Hessian there. */
    double at(double[] weights);

    /** The gradient where {@link #at} was last asked. */
    double[] gradient();

    /** The lower half of the Hessian there; who asks may overwrite it. */
    double[][] hessian();
  }

  /** Returns the weights of the least value. */
  public static double[] minimise(Loss loss, double[] start) {
    double[] weights = start;
    double here = loss.at(weights);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] step = Cholesky.solve(loss.hessian(), loss.gradient());
      double slope = Vectors.dot(step, loss.gradient());
      if (!(slope > SETTLED * here)) {
        break;
      }
      double length = 1;
      double[] next = Vectors.moved(weights, step, -length);
      double there = loss.at(next);
      while (!(there <= here - SUFFICIENT * length * slope) && length > SHORTEST) {
        length /= 2;
        next = Vectors.moved(weights, step, -length);
        there = loss.at(next);
      }
      if (!(there < here)) {
        break;
      }
      weights = next;
      here = there;
    }
    return weights;
  }
}
