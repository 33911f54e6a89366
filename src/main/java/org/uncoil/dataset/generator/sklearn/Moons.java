package org.uncoil.dataset.generator.sklearn;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_moons: (cos t, sin t) for class 0, (1 − cos t, 0.5 − sin t) for class 1, t
 * even on [0, π] with both ends; N(0, noise²) is added to each coordinate.
 */
public record Moons(
    @Setting(value = "total number of points, ≥ 4", or = "1000") int points,
    @Setting(value = "standard deviation of the noise, ≥ 0", or = "0.1") double noise)
    implements Generator {
  public Moons {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int upper = points / 2;
    for (int i = 0; i < points; i++) {
      int label = i < upper ? 0 : 1;
      int place = label == 0 ? i : i - upper;
      int count = label == 0 ? upper : points - upper;
      double t = Math.PI * place / (count - 1);
      double x = label == 0 ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
      double y = label == 0 ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
      builder.add(label, x + draws.normal(noise), y + draws.normal(noise));
    }
    return builder.build(List.of("upper", "lower"));
  }
}
