package org.uncoil.dataset.generator.playground;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * TensorFlow playground's two clouds: around (2, 2) for class 1 and (−2, −2) for class 0, with
 * variance from 0.5 to 4 as noise goes from 0 to 0.5.
 */
public record PlaygroundGauss(
    @Setting(value = "total number of points, ≥ 4", or = "500") int points,
    @Setting(value = "noise, the playground's slider divided by 100, in [0, 0.5]", or = "0")
        double noise)
    implements Generator {
  private static final double CENTRE = 2;

  public PlaygroundGauss {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.playgroundNoise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    double deviation = Math.sqrt(0.5 + 3.5 * noise / 0.5);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points; i++) {
      int label = i < points / 2 ? 1 : 0;
      double centre = label == 1 ? CENTRE : -CENTRE;
      builder.add(label, centre + draws.normal(deviation), centre + draws.normal(deviation));
    }
    return builder.build(2);
  }
}
