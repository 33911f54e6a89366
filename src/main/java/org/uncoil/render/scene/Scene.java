package org.uncoil.render.scene;

import java.awt.image.BufferedImage;
import org.uncoil.render.film.FilmFrame;

/** Turns frames into pictures of one size. Not for several threads. */
public interface Scene {
  /** Width of every picture in pixels. */
  int width();

  /** Height of every picture in pixels. */
  int height();

  /**
   * Draws a frame; frames may come in any order.
   *
   * @return of type {@link BufferedImage#TYPE_INT_RGB}; the same at every call, drawn over
   */
  BufferedImage draw(FilmFrame frame);
}
