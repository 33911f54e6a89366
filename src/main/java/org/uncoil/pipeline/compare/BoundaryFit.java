package org.uncoil.pipeline.compare;

import java.util.List;
import org.uncoil.probe.LinearRule;

/** Fits a logistic regression of two classes, by maximum likelihood. */
@FunctionalInterface
public interface BoundaryFit {
  /**
   * Fits.
   *
   * @param points all of one length
   * @param labels 0 or 1, one per point; both occur
   * @param weights how often each point counts, above 0
   */
  LinearRule fit(List<double[]> points, int[] labels, double[] weights);
}
