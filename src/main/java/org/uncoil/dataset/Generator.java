package org.uncoil.dataset;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A source that makes its points up. All trigonometry is {@link StrictMath}'s, so that the points
 * are the same to the last bit on every machine. The generators are in packages of their own; the
 * study lists them.
 */
public non-sealed interface Generator extends Source {
  /** How many points it makes; where that depends on the draw, about as many. */
  int points();

  /** How many coordinates a point has. */
  default int dimensions() {
    return 2;
  }

  /** How many classes the points have. */
  default int classes() {
    return 2;
  }

  /** Makes the points; the same stream gives the same points. */
  PointSet generate(UniformRandomProvider random);
}
