package org.uncoil.dataset.generator.playground;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * TensorFlow playground's circle: class 1 has radius U(0, 2.5), class 0 U(3.5, 5), both at even
 * angles' draw; the noise, U(±5) scaled, moves only the point that decides the label, which is
 * class 1 where it lies within radius 2.5.
 */
public record PlaygroundCircle(
    @Setting(value = "total number of points, ≥ 4", or = "500") int points,
    @Setting(value = "noise, the playground's slider divided by 100, in [0, 0.5]", or = "0")
        double noise)
    implements Generator {
  private static final double RADIUS = 5;

  public PlaygroundCircle {
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
      boolean inner = i < points / 2;
      double radius = inner ? draws.uniform(0, RADIUS / 2) : draws.uniform(RADIUS * 0.7, RADIUS);
      double angle = draws.uniform(0, 2 * Math.PI);
      double x = radius * StrictMath.sin(angle);
      double y = radius * StrictMath.cos(angle);
      double movedX = x + noise * draws.uniform(-RADIUS, RADIUS);
      double movedY = y + noise * draws.uniform(-RADIUS, RADIUS);
      builder.add(Math.sqrt(movedX * movedX + movedY * movedY) < RADIUS / 2 ? 1 : 0, x, y);
    }
    return builder.build(List.of("outer", "inner"));
  }
}
