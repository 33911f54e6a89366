package org.uncoil.render.story;

import java.awt.Font;
import java.awt.Graphics2D;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** One sentence below the picture. */
final class StepCaption<F> extends TextScene<F> {
  private static final Font FONT = Typeface.semiBold(25);

  private final Theme theme;
  private final String text;

  StepCaption(Theme theme, String text) {
    this.theme = theme;
    this.text = text;
  }

  @Override
  void draw(Graphics2D graphics, F now) {
    centred(graphics, theme, text, FONT, theme.text(), 640, 652, 1180, 1);
  }
}
