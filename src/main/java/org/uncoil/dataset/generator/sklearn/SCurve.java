package org.uncoil.dataset.generator.sklearn;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_s_curve: t = 3π(u − 0.5); (sin t, 2u′, sign(t)(cos t − 1)), u and u′ uniform
 * in [0, 1); the classes are equal parts of t's range; N(0, noise²) is added to each coordinate.
 */
public record SCurve(
    @Setting(value = "total number of points", or = "1500") int points,
    @Setting(value = "number of classes, 2 to 100", or = "2") int classes,
    @Setting(value = "standard deviation of the noise, ≥ 0", or = "0") double noise)
    implements Generator {
  private static final double END = 1.5 * Math.PI;

  public SCurve {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public int dimensions() {
    return 3;
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(3);
    for (int i = 0; i < points; i++) {
      double t = draws.uniform(-END, END);
      builder.add(
          Sheets.part(t, -END, END, classes),
          StrictMath.sin(t) + draws.normal(noise),
          draws.uniform(0, 2) + draws.normal(noise),
          Math.signum(t) * (StrictMath.cos(t) - 1) + draws.normal(noise));
    }
    return builder.build(classes);
  }
}
