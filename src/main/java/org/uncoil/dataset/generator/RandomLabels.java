package org.uncoil.dataset.generator;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * Nothing to learn: points from N(0, I) whose classes are drawn evenly (Zhang et al. 2017). What a
 * network does here, it memorises.
 */
public record RandomLabels(
    @Setting(value = "total number of points", or = "200") int points,
    @Setting(value = "number of classes, 2 to 100", or = "2") int classes,
    @Setting(value = "number of coordinates, ≥ 1", or = "2") int dimensions)
    implements Generator {
  public RandomLabels {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.dimensions(dimensions, 1);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(dimensions);
    for (int i = 0; i < points; i++) {
      double[] point = new double[dimensions];
      for (int d = 0; d < dimensions; d++) {
        point[d] = draws.normal(1);
      }
      // the first few go round, so that no class is ever empty
      builder.add(i < 2 * classes ? i % classes : draws.index(classes), point);
    }
    return builder.build(classes);
  }
}
