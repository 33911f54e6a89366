package org.uncoil.dataset.generator;

import java.util.Locale;
import org.uncoil.setting.Checks;

/** The checks that sources share. */
public final class SourceChecks extends Checks {
  /** A number of points that leaves at least two for each of two classes. */
  public void points(int points) {
    that(points >= 4, "points", points, "must be at least 4, two for each class");
  }

  /**
   * A number of points that leaves at least two for each part.
   *
   * @param parts the field that says how many parts there are
   */
  public void points(int points, String parts, int count) {
    given(parts)
        .that(
            points >= 2L * count,
            "points",
            points,
            String.format(
                Locale.ROOT,
                "must be at least %d, two for each of %d %s",
                2L * count,
                count,
                parts));
  }

  /** A number of classes, and of points that leaves at least two for each. */
  public void classesAndPoints(int classes, int points) {
    range("classes", classes, 2, 100);
    points(points, "classes", classes);
  }

  public void dimensions(int dimensions, int least) {
    that(dimensions >= least, "dimensions", dimensions, "must be at least " + least);
  }

  public void noise(double noise) {
    that(noise >= 0 && Double.isFinite(noise), "noise", noise, "must be 0 or more");
  }

  /** TensorFlow playground's noise: its slider goes to 50 and is divided by 100. */
  public void playgroundNoise(double noise) {
    that(noise >= 0 && noise <= 0.5, "noise", noise, "must lie in [0, 0.5]");
  }
}
