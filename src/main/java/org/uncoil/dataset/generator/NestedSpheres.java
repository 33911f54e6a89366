package org.uncoil.dataset.generator;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * Spheres one within the other: class c lies on radius c + 1, to which N(0, noise²) is added, in
 * evenly drawn directions.
 */
public record NestedSpheres(
    @Setting(value = "total number of points", or = "2000") int points,
    @Setting(value = "number of spheres, 2 to 100", or = "2") int classes,
    @Setting(value = "number of coordinates, ≥ 2", or = "3") int dimensions,
    @Setting(value = "standard deviation of the radius, ≥ 0", or = "0.1") double noise)
    implements Generator {
  public NestedSpheres {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.dimensions(dimensions, 2);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(dimensions);
    for (int i = 0; i < points; i++) {
      int label = i % classes;
      builder.add(label, Shells.point(draws, label + 1 + draws.normal(noise), dimensions));
    }
    return builder.build(IntStream.rangeClosed(1, classes).mapToObj(i -> "sphere " + i).toList());
  }
}
