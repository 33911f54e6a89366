package org.uncoil.dataset.generator.sklearn;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_blobs: one normal cloud per class around a centre drawn evenly from ±{@code
 * box} in each coordinate.
 */
public record Blobs(
    @Setting(value = "total number of points", or = "900") int points,
    @Setting(value = "number of clusters, 2 to 100", or = "3") int classes,
    @Setting(value = "number of coordinates, ≥ 1", or = "2") int dimensions,
    @Setting(value = "standard deviation of a cluster, > 0", or = "1") @Alias("deviation")
        double clusterStd,
    @Setting(value = "maximum absolute coordinate of a centre, > 0", or = "10") double box)
    implements Generator {
  public Blobs {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.dimensions(dimensions, 1);
    checks.positive("cluster-std", clusterStd);
    checks.positive("box", box);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    double[][] centres = new double[classes][dimensions];
    for (double[] centre : centres) {
      for (int d = 0; d < dimensions; d++) {
        centre[d] = draws.uniform(-box, box);
      }
    }
    PointSet.Builder builder = PointSet.Builder.ofDimensions(dimensions);
    for (int i = 0; i < points; i++) {
      int label = i % classes;
      double[] point = centres[label].clone();
      for (int d = 0; d < dimensions; d++) {
        point[d] += draws.normal(clusterStd);
      }
      builder.add(label, point);
    }
    return builder.build(classes);
  }
}
