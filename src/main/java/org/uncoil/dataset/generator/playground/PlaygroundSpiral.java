package org.uncoil.dataset.generator.playground;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * TensorFlow playground's spiral: r = 5i/n, t = 1.75 · 2π i/n, half a turn on for class 0; (r sin
 * t, r cos t) + U(±1) · noise.
 */
public record PlaygroundSpiral(
    @Setting(value = "total number of points, ≥ 4", or = "500") int points,
    @Setting(value = "noise, the playground's slider divided by 100, in [0, 0.5]", or = "0")
        double noise)
    implements Generator {
  private static final double RADIUS = 5;
  private static final double TURNS = 1.75;

  public PlaygroundSpiral {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.playgroundNoise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int arm = points / 2;
    for (int i = 0; i < points; i++) {
      int label = i < arm ? 1 : 0;
      int place = label == 1 ? i : i - arm;
      int count = label == 1 ? arm : points - arm;
      double radius = RADIUS * place / count;
      double t = TURNS * 2 * Math.PI * place / count + (label == 1 ? 0 : Math.PI);
      builder.add(
          label,
          radius * StrictMath.sin(t) + noise * draws.uniform(-1, 1),
          radius * StrictMath.cos(t) + noise * draws.uniform(-1, 1));
    }
    return builder.build(List.of("arm A", "arm B"));
  }
}
