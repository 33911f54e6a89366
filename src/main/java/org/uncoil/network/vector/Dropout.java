package org.uncoil.network.vector;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Inverted dropout (Srivastava et al. 2014, section 10): in training, each hidden unit's value is 0
 * with the given probability, and what is kept is multiplied so that the mean stays.
 */
final class Dropout {
  /** Drops nothing. */
  static final Dropout NONE = new Dropout(0, 0);

  // another stream than that of the batches' order, which is drawn from the same seed
  private static final long STREAM = 0x5851f42d4c957f2dL;

  private final float probability;
  private final float kept;
  private final UniformRandomProvider random;

  Dropout(double probability, long seed) {
    this.probability = (float) probability;
    this.kept = (float) (1 / (1 - probability));
    this.random = RandomSource.XO_SHI_RO_256_PP.create(seed ^ STREAM);
  }

  /** Drops values, and their derivatives with them. */
  void drop(float[] values, float[] derivatives, int units, int stride, int points) {
    if (probability == 0) {
      return;
    }
    for (int unit = 0; unit < units; unit++) {
      for (int q = unit * stride; q < unit * stride + points; q++) {
        float factor = random.nextFloat() < probability ? 0f : kept;
        values[q] *= factor;
        derivatives[q] *= factor;
      }
    }
  }
}
