package org.uncoil.render.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.style.Theme;

/** One line of the training panel. */
enum Curve {
  LOSS("loss (log scale)", 0, false),
  ACCURACY("accuracy", 1, false),
  HELD_OUT("held-out accuracy", 1, true);

  private final String title;
  private final int axis;
  private final boolean dashed;

  Curve(String title, int axis, boolean dashed) {
    this.title = title;
    this.axis = axis;
    this.dashed = dashed;
  }

  String title() {
    return title;
  }

  /** Index of its range axis. */
  int axis() {
    return axis;
  }

  /** What is drawn of a score; NaN where there is nothing to draw. */
  double value(EpochScore score) {
    return switch (this) {
      case LOSS ->
          score.loss() > 0 && Double.isFinite(score.loss()) ? Math.log10(score.loss()) : Double.NaN;
      case ACCURACY -> score.accuracy();
      case HELD_OUT -> score.heldOutAccuracy();
    };
  }

  BasicStroke stroke() {
    return new BasicStroke(
        dashed ? 1.5f : 2f,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashed ? new float[] {4, 3} : null,
        0);
  }

  Color colour(Theme theme) {
    return axis == 0 ? theme.text() : theme.accuracy();
  }
}
