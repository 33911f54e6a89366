package org.uncoil.render.scene;

import java.awt.Graphics2D;
import org.uncoil.render.film.FilmFrame;

/**
 * A part of a picture. {@link #drawStill} comes first and once; then, per frame, {@link #update}
 * and {@link #drawMoving} over what was drawn still.
 */
interface Panel {
  /** Draws what no frame changes. */
  void drawStill(Graphics2D graphics);

  /** Takes the next frame. */
  void update(FilmFrame frame);

  /** Draws what the frame changes. */
  void drawMoving(Graphics2D graphics);

  /** Draws everything at once by the chart's own draw method. */
  void drawByChart(Graphics2D graphics);
}
