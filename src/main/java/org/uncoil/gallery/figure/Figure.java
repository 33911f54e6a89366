package org.uncoil.gallery.figure;

import java.io.Serializable;
import org.uncoil.gallery.drawing.Drawing;

/** A figure of the comparison pages. */
public interface Figure extends Serializable {
  /** How wide a drawing is where there is room. */
  int WIDE = 720;

  /** How wide it is on a phone. */
  int NARROW = 344;

  /** What it is called and says. */
  Caption caption();

  /** The drawing at a width of {@link #WIDE} or {@link #NARROW} pixels. */
  Drawing draw(int width);

  /**
   * Whether it has a drawing of its own for a phone. Without one the wide drawing scrolls there:
   * what has hundreds of links would take their bytes twice, and be too small to touch.
   */
  default boolean narrow() {
    return true;
  }

  /** The same as numbers. */
  FigureTable table();
}
