package org.uncoil.dataset.generator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * The two-arm spiral of the original film: angle t = 2π√u with u uniform in [0, 1); arm 0 has
 * radius 2t + π + 2u′, arm 1 −(2t + π) + 2u′ with u′ uniform in [0, 1) and scaled by {@code noise};
 * position (r cos t, r sin t); then each coordinate is stretched to [−4, 4].
 */
public record FilmSpiral(
    @Setting(value = "points of each arm, 2 to 500000000", or = "1000") int pointsPerArm,
    @Setting(value = "factor of the film's noise u′, ≥ 0", or = "1") double noise)
    implements Generator {
  private static final double HALF_WIDTH = 4;

  private static final int MOST_POINTS_PER_ARM = 500_000_000;

  public FilmSpiral {
    SourceChecks checks = new SourceChecks();
    checks.range("points-per-arm", pointsPerArm, 2, MOST_POINTS_PER_ARM);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public int points() {
    return 2 * pointsPerArm;
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    double[][] points = new double[2 * pointsPerArm][];
    for (int i = 0; i < points.length; i++) {
      int arm = i < pointsPerArm ? 0 : 1;
      double t = Math.sqrt(draws.uniform(0, 1)) * 2 * Math.PI;
      double along = 2 * t + Math.PI;
      double radius = (arm == 0 ? along : -along) + 2 * noise * draws.uniform(0, 1);
      points[i] = new double[] {StrictMath.cos(t) * radius, StrictMath.sin(t) * radius};
    }
    for (int d = 0; d < 2; d++) {
      stretch(points, d);
    }
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points.length; i++) {
      builder.add(i < pointsPerArm ? 0 : 1, points[i]);
    }
    return builder.build(List.of("arm A", "arm B"));
  }

  private static void stretch(double[][] points, int dimension) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] point : points) {
      least = Math.min(least, point[dimension]);
      most = Math.max(most, point[dimension]);
    }
    for (double[] point : points) {
      point[dimension] = (point[dimension] - least) / (most - least) * 2 * HALF_WIDTH - HALF_WIDTH;
    }
  }
}
