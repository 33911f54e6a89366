package org.uncoil.dataset.generator.sklearn;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_gaussian_quantiles: points from N(0, variance · I), sorted by squared radius
 * and cut into blocks of equal size, so that the classes are nested shells.
 */
public record GaussianQuantiles(
    @Setting(value = "total number of points", or = "1000") int points,
    @Setting(value = "number of shells, 2 to 100", or = "2") int classes,
    @Setting(value = "number of coordinates, ≥ 1", or = "2") int dimensions,
    @Setting(value = "variance of each coordinate, > 0", or = "1") double variance)
    implements Generator {
  public GaussianQuantiles {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.dimensions(dimensions, 1);
    checks.positive("variance", variance);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    double[][] all = new double[points][dimensions];
    for (double[] point : all) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = draws.normal(Math.sqrt(variance));
      }
    }
    Arrays.sort(all, Comparator.comparingDouble(GaussianQuantiles::squaredRadius));
    PointSet.Builder builder = PointSet.Builder.ofDimensions(dimensions);
    int block = points / classes;
    for (int i = 0; i < points; i++) {
      builder.add(Math.min(classes - 1, i / block), all[i]);
    }
    return builder.build(classes);
  }

  private static double squaredRadius(double[] point) {
    double sum = 0;
    for (double coordinate : point) {
      sum += coordinate * coordinate;
    }
    return sum;
  }
}
