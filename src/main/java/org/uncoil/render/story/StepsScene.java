package org.uncoil.render.story;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** Steps in words, numbered, one after the other. */
final class StepsScene extends TextScene<Double> {
  private static final Font STEP = Typeface.regular(27);
  private static final Font NUMBER = Typeface.semiBold(27);
  private static final double LEFT = 250;
  private static final double SPACING = 84;

  private final List<String> steps;
  private final Theme theme;
  private final int width;
  private final int height;

  StepsScene(List<String> steps, Theme theme, int width, int height) {
    this.steps = steps;
    this.theme = theme;
    this.width = width;
    this.height = height;
  }

  @Override
  void draw(Graphics2D graphics, Double progress) {
    double first = height / 2.0 - (steps.size() - 1) * SPACING / 2 + 9;
    for (int i = 0; i < steps.size(); i++) {
      // all are there for the last fifth
      double shown = (progress / 0.8 * steps.size() - i) * 3;
      if (shown > 0) {
        double y = first + i * SPACING;
        Text.left(graphics, String.valueOf(i + 1), NUMBER, faded(theme.accuracy(), shown), LEFT, y);
        String text = Text.fit(steps.get(i), STEP, width - LEFT - 100);
        Text.left(graphics, text, STEP, faded(theme.text(), shown), LEFT + 48, y);
      }
    }
  }

  private Color faded(Color colour, double shown) {
    return Theme.mix(theme.background(), colour, Math.min(1, shown));
  }
}
