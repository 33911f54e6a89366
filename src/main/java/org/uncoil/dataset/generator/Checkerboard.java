package org.uncoil.dataset.generator;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * A checkerboard of {@code cells} × {@code cells} squares on [−1, 1]²: points drawn evenly, class
 * by the parity of row plus column; N(0, noise²) is added to the coordinates after the class is
 * told.
 */
public record Checkerboard(
    @Setting(value = "total number of points, ≥ 4", or = "2000") int points,
    @Setting(value = "squares along an edge, 2 to 10000", or = "4") int cells,
    @Setting(value = "standard deviation of the noise, ≥ 0", or = "0") double noise)
    implements Generator {
  private static final int MOST_CELLS = 10_000;

  public Checkerboard {
    SourceChecks checks = new SourceChecks();
    checks.points(points);
    checks.range("cells", cells, 2, MOST_CELLS);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    for (int i = 0; i < points; i++) {
      double u = draws.uniform(0, cells);
      double v = draws.uniform(0, cells);
      int parity = ((int) Math.floor(u) + (int) Math.floor(v)) % 2;
      builder.add(
          parity, 2 * u / cells - 1 + draws.normal(noise), 2 * v / cells - 1 + draws.normal(noise));
    }
    return builder.build(2);
  }
}
