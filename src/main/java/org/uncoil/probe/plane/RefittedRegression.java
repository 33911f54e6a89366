package org.uncoil.probe.plane;

import org.uncoil.embedding.Floats;
import org.uncoil.probe.Newton;

/**
 * The logistic regression of {@link org.uncoil.probe.LogisticRegression} at every epoch of a run:
 * the same loss, minimised from the same start as far, so that it finds the same. What it finds at
 * an epoch depends on nothing before it.
 */
public final class RefittedRegression {
  private final CrossEntropy loss;
  private final int[] points;

  /**
   * For a run.
   *
   * @param points numbers of the points that are fitted to, at least one
   * @param labels of all points
   */
  public RefittedRegression(int[] points, int[] labels, int classes) {
    this.points = points.clone();
    this.loss = new CrossEntropy(this.points, labels, classes);
  }

  /** Fits to an epoch's embedding, all of it finite. */
  public PlaneRule next(Floats x, Floats y) {
    PlaneScale scale = PlaneScale.of(x, y, points);
    loss.read(x, y, scale);
    return scale.restored(Newton.minimise(loss, new double[loss.gradient().length]));
  }
}
