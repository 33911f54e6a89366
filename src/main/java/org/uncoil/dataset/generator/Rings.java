package org.uncoil.dataset.generator;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * Concentric rings: ring c has radius c + 1, angles drawn evenly; N(0, noise²) is added to the
 * radius. Classes alternate ring by ring.
 */
public record Rings(
    @Setting(value = "total number of points", or = "1200") int points,
    @Setting(value = "number of rings, ≥ 2", or = "4") int rings,
    @Setting(value = "number of classes, 2 to the number of rings", or = "2") int classes,
    @Setting(value = "standard deviation of the radius, ≥ 0", or = "0.1") double noise)
    implements Generator {
  public Rings {
    SourceChecks checks = new SourceChecks();
    checks.range("classes", classes, 2, 100);
    checks
        .given("classes")
        .that(
            rings >= classes, "rings", rings, "must be at least the number of classes, " + classes);
    checks.points(points, "rings", rings);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points; i++) {
      int ring = i % rings;
      double radius = ring + 1 + draws.normal(noise);
      double angle = draws.uniform(0, 2 * Math.PI);
      builder.add(ring % classes, radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }
    return builder.build(classes);
  }
}
