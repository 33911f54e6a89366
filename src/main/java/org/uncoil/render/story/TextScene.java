package org.uncoil.render.story;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;

/** A scene that is text and lines, drawn the same way whoever asks. */
abstract class TextScene<F> implements Scene<F> {
  private F frame;

  @Override
  public final void drawStill(Graphics2D graphics) {
    // all of it moves, or may
  }

  @Override
  public final void update(F next) {
    frame = next;
  }

  @Override
  public final void drawMoving(Graphics2D graphics) {
    draw(graphics, frame);
  }

  @Override
  public final void drawByChart(Graphics2D graphics) {
    draw(graphics, frame);
  }

  abstract void draw(Graphics2D graphics, F now);

  /** Draws a line of text around a middle, faded in by a share. */
  static void centred(
      Graphics2D graphics,
      Theme theme,
      String text,
      Font font,
      Color colour,
      double middle,
      double baseline,
      double room,
      double shown) {
    if (shown > 0) {
      String fitted = Text.fit(text, font, room);
      Color faded = Theme.mix(theme.background(), colour, Math.min(1, shown));
      Text.left(graphics, fitted, font, faded, middle - Text.width(fitted, font) / 2, baseline);
    }
  }
}
