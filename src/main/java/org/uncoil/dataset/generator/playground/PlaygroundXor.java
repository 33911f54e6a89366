package org.uncoil.dataset.generator.playground;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * TensorFlow playground's exclusive or: U(−5, 5)², pushed away from both axes by 0.3; class 1 where
 * x y ≥ 0 after the noise, U(±5) scaled, has moved the point that decides.
 */
public record PlaygroundXor(
    @Setting(value = "total number of points, ≥ 4", or = "500") int points,
    @Setting(value = "noise, the playground's slider divided by 100, in [0, 0.5]", or = "0")
        double noise)
    implements Generator {
  private static final double HALF_WIDTH = 5;
  private static final double PADDING = 0.3;

  public PlaygroundXor {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.playgroundNoise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points; i++) {
      double x = pushed(draws.uniform(-HALF_WIDTH, HALF_WIDTH));
      double y = pushed(draws.uniform(-HALF_WIDTH, HALF_WIDTH));
      double movedX = x + noise * draws.uniform(-HALF_WIDTH, HALF_WIDTH);
      double movedY = y + noise * draws.uniform(-HALF_WIDTH, HALF_WIDTH);
      builder.add(movedX * movedY >= 0 ? 1 : 0, x, y);
    }
    return builder.build(2);
  }

  private static double pushed(double coordinate) {
    return coordinate + (coordinate > 0 ? PADDING : -PADDING);
  }
}
