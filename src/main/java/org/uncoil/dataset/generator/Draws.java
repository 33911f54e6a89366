package org.uncoil.dataset.generator;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws from one stream. */
public final class Draws {
  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gaussian;

  public Draws(UniformRandomProvider random) {
    this.random = random;
    this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** From N(0, deviation²). */
  public double normal(double deviation) {
    return deviation * gaussian.sample();
  }

  /** Evenly from [least, most). */
  public double uniform(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Evenly from 0 to bound − 1. */
  public int index(int bound) {
    return random.nextInt(bound);
  }
}
