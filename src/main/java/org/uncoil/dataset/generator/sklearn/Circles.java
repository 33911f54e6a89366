package org.uncoil.dataset.generator.sklearn;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_circles: half the points on radius 1 (class 0), the rest on radius {@code
 * factor} (class 1), angles even without the end point; N(0, noise²) is added to each coordinate.
 */
public record Circles(
    @Setting(value = "total number of points, ≥ 4", or = "2000") int points,
    @Setting(value = "radius of the inner circle, in (0, 1)", or = "0.8") double factor,
    @Setting(value = "standard deviation of the noise, ≥ 0", or = "0.05") double noise)
    implements Generator {
  public Circles {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.that(factor > 0 && factor < 1, "factor", factor, "must lie in (0, 1)");
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int outer = points / 2;
    for (int i = 0; i < points; i++) {
      int label = i < outer ? 0 : 1;
      int place = label == 0 ? i : i - outer;
      double angle = 2 * Math.PI * place / (label == 0 ? outer : points - outer);
      double radius = label == 0 ? 1 : factor;
      builder.add(
          label,
          radius * StrictMath.cos(angle) + draws.normal(noise),
          radius * StrictMath.sin(angle) + draws.normal(noise));
    }
    return builder.build(List.of("outer", "inner"));
  }
}
