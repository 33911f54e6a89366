package org.uncoil.dataset.generator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * A heart in a square: points drawn evenly from [−1.5, 1.5]²; class 1 where (x² + y² − 1)³ ≤ x² y³,
 * the classic heart curve's inside; N(0, noise²) is added to the coordinates after the class is
 * told.
 */
public record Heart(
    @Setting(value = "total number of points, ≥ 4", or = "2000") int points,
    @Setting(value = "standard deviation of the noise, ≥ 0", or = "0") double noise)
    implements Generator {
  private static final double HALF_WIDTH = 1.5;

  public Heart {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points; i++) {
      double x = draws.uniform(-HALF_WIDTH, HALF_WIDTH);
      double y = draws.uniform(-HALF_WIDTH, HALF_WIDTH);
      double disc = x * x + y * y - 1;
      int label = disc * disc * disc <= x * x * y * y * y ? 1 : 0;
      builder.add(label, x + draws.normal(noise), y + draws.normal(noise));
    }
    return builder.build(List.of("outside", "inside"));
  }
}
