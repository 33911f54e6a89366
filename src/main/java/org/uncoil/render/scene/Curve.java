package org.uncoil.render.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.style.Theme;

/** One line of the curves. */
enum Curve {
  LOSS("loss (log scale)", 0, 0),
  ACCURACY("accuracy", 1, 0),
  TEST("test accuracy", 1, 4),
  SEPARABILITY("linear probe", 1, 1.5f);

  /** Between two dashes, in pixels. */
  private static final float GAP = 3;

  private final String title;
  private final int axis;
  private final float dash;

  Curve(String title, int axis, float dash) {
    this.title = title;
    this.axis = axis;
    this.dash = dash;
  }

  String title() {
    return title;
  }

  /** Index of its range axis. */
  int axis() {
    return axis;
  }

  /** Whether any epoch has something to draw. */
  boolean known(List<EpochScore> scores) {
    return this == LOSS || scores.stream().anyMatch(score -> !Double.isNaN(value(score)));
  }

  /** What is drawn of a score; NaN where there is nothing to draw. */
  double value(EpochScore score) {
    return switch (this) {
      case LOSS ->
          score.loss() > 0 && Double.isFinite(score.loss()) ? Math.log10(score.loss()) : Double.NaN;
      case ACCURACY -> score.accuracy();
      case TEST -> score.testAccuracy();
      case SEPARABILITY -> score.separability();
    };
  }

  BasicStroke stroke() {
    return new BasicStroke(
        dash > 0 ? 1.6f : 2f,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dash > 0 ? new float[] {dash, GAP} : null,
        0);
  }

  Color colour(Theme theme) {
    return switch (this) {
      case LOSS -> theme.text();
      case ACCURACY, TEST -> theme.accuracy();
      case SEPARABILITY -> theme.separability();
    };
  }
}
