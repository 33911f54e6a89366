package org.uncoil.dataset.generator;

import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/**
 * Nine discs in a square (Naitzat et al. 2020, D-I): the points of a grid on [−10, 10]² with the
 * given step; eight discs of radius 1.3 with centres on radius 7 and one in the middle are class 1,
 * the rest is class 0, and a band of 0.5 around each disc is left out. Nothing is random.
 */
public record NineDiscs(@Setting(value = "step of the grid, in (0.01, 1]", or = "0.19") double step)
    implements Generator {
  private static final double HALF_WIDTH = 10;
  private static final double CENTRES = 7;
  private static final double RADIUS = 1.3;
  private static final double BAND = 0.5;

  public NineDiscs {
    new Checks().that(step > 0.01 && step <= 1, "step", step, "must lie in (0.01, 1]").done();
  }

  private int steps() {
    return (int) Math.floor(2 * HALF_WIDTH / step);
  }

  /** Those of the grid, a few of which lie between a disc and its surroundings. */
  @Override
  public int points() {
    return (steps() + 1) * (steps() + 1);
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int steps = steps();
    for (int i = 0; i <= steps; i++) {
      for (int j = 0; j <= steps; j++) {
        double x = -HALF_WIDTH + i * step;
        double y = -HALF_WIDTH + j * step;
        double distance = toNearestCentre(x, y);
        if (distance <= RADIUS) {
          builder.add(1, x, y);
        } else if (distance > RADIUS + BAND) {
          builder.add(0, x, y);
        }
      }
    }
    return builder.build(2);
  }

  private static double toNearestCentre(double x, double y) {
    double least = Math.sqrt(x * x + y * y);
    for (int k = 0; k < 8; k++) {
      double angle = 2 * Math.PI * k / 8;
      double dx = x - CENTRES * StrictMath.cos(angle);
      double dy = y - CENTRES * StrictMath.sin(angle);
      least = Math.min(least, Math.sqrt(dx * dx + dy * dy));
    }
    return least;
  }
}
