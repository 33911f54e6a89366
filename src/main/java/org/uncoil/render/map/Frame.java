package org.uncoil.render.map;

import java.awt.Graphics2D;
import org.uncoil.render.style.Theme;

/** A line around an area that covers none of it. */
final class Frame {
  private Frame() {}

  static void around(Graphics2D graphics, int left, int top, int width, int height, int line) {
    graphics.setColor(Theme.LIGHT.text());
    graphics.fillRect(left - line, top - line, width + 2 * line, line);
    graphics.fillRect(left - line, top + height, width + 2 * line, line);
    graphics.fillRect(left - line, top, line, height);
    graphics.fillRect(left + width, top, line, height);
  }
}
