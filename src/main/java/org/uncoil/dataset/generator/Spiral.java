package org.uncoil.dataset.generator;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;

/**
 * A spiral of as many arms as classes (after CS231n): arm c has radius t even on [0, 1] and angle
 * 2π(c/C + turns · t), to which N(0, noise²) is added; (t sin a, t cos a). CS231n's own arms span
 * two C-ths of a turn each: {@code turns = 2/C}.
 */
public record Spiral(
    @Setting(value = "total number of points", or = "900") int points,
    @Setting(value = "number of arms, 2 to 100", or = "3") int classes,
    @Setting(value = "turns of an arm, > 0", or = "0.6666666666666666") double turns,
    @Setting(value = "standard deviation of the angle in radians, ≥ 0", or = "0.2") double noise)
    implements Generator {
  public Spiral {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.positive("turns", turns);
    checks.noise(noise);
    checks.done();
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(2);
    int arm = Math.max(2, points / classes);
    for (int i = 0; i < points; i++) {
      int label = Math.min(classes - 1, i / arm);
      int count = label == classes - 1 ? points - arm * (classes - 1) : arm;
      double t = (double) (i - label * arm) / (count - 1);
      double angle = 2 * Math.PI * ((double) label / classes + turns * t) + draws.normal(noise);
      builder.add(label, t * StrictMath.sin(angle), t * StrictMath.cos(angle));
    }
    return builder.build(IntStream.range(0, classes).mapToObj(Spiral::arm).toList());
  }

  private static String arm(int label) {
    return "arm " + (label < 26 ? String.valueOf((char) ('A' + label)) : String.valueOf(label + 1));
  }
}
