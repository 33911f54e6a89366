package org.uncoil.dataset.generator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * ConvNetJS's spiral: r = 5i/n + U(±0.1), t = 1.25 · 2π i/n + U(±0.1), half a turn on for class 1;
 * (r sin t, r cos t).
 */
public record ConvnetSpiral(
    @Setting(value = "total number of points, ≥ 4", or = "400") int points,
    @Setting(value = "factor of the noise of radius and angle, ≥ 0", or = "1") double noise)
    implements Generator {
  private static final double RADIUS = 5;
  private static final double TURNS = 1.25;
  private static final double NOISE = 0.1;

  public ConvnetSpiral {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int arm = points / 2;
    for (int i = 0; i < points; i++) {
      int label = i < arm ? 0 : 1;
      int place = label == 0 ? i : i - arm;
      int count = label == 0 ? arm : points - arm;
      double radius = RADIUS * place / count + noise * draws.uniform(-NOISE, NOISE);
      double t =
          TURNS * 2 * Math.PI * place / count
              + noise * draws.uniform(-NOISE, NOISE)
              + (label == 0 ? 0 : Math.PI);
      builder.add(label, radius * StrictMath.sin(t), radius * StrictMath.cos(t));
    }
    return builder.build(List.of("arm A", "arm B"));
  }
}
