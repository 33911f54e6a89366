package org.uncoil.dataset.generator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * Colah's annulus ("Neural Networks, Manifolds, and Topology", 2014): class 0 is the ball |x| &lt;
 * 1/3, class 1 the shell 2/3 &lt; |x| &lt; 1, both filled evenly. In two dimensions no network
 * whose layers are all two units wide can part them.
 */
public record Annulus(
    @Setting(value = "total number of points, ≥ 4", or = "1000") int points,
    @Setting(value = "number of coordinates, ≥ 1", or = "2") int dimensions)
    implements Generator {
  private static final double INSIDE = 1.0 / 3;
  private static final double OUTSIDE = 2.0 / 3;

  public Annulus {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.dimensions(dimensions, 1);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(dimensions);
    for (int i = 0; i < points; i++) {
      int label = i < points / 2 ? 0 : 1;
      double radius =
          label == 0
              ? Shells.radius(draws, 0, INSIDE, dimensions)
              : Shells.radius(draws, OUTSIDE, 1, dimensions);
      builder.add(label, Shells.point(draws, radius, dimensions));
    }
    return builder.build(List.of("inner", "outer"));
  }
}
