package org.uncoil.dataset.generator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * Two solid tori in space, linked like a chain (Naitzat et al. 2020, section 5, D-II's kind): class
 * 0 around the origin in the plane of x and y, class 1 around (1, 0, 0) in the plane of x and z,
 * both of radius 1 around tubes of radius {@code tube}; angles and place within the tube are drawn
 * evenly.
 */
public record LinkedTori(
    @Setting(value = "total number of points, ≥ 4", or = "2000") int points,
    @Setting(value = "radius of the tubes, in (0, 0.5); at 0.5 they touch", or = "0.25")
        double tube)
    implements Generator {
  public LinkedTori {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.that(tube > 0 && tube < 0.5, "tube", tube, "must lie in (0, 0.5)");
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
      int label = i % 2;
      double around = draws.uniform(0, 2 * Math.PI);
      double within = draws.uniform(0, 2 * Math.PI);
      double depth = tube * Math.sqrt(draws.uniform(0, 1));
      double radius = 1 + depth * StrictMath.cos(within);
      double first = radius * StrictMath.cos(around);
      double second = radius * StrictMath.sin(around);
      double third = depth * StrictMath.sin(within);
      if (label == 0) {
        builder.add(label, first, second, third);
      } else {
        builder.add(label, 1 + first, third, second);
      }
    }
    return builder.build(List.of("torus A", "torus B"));
  }
}
