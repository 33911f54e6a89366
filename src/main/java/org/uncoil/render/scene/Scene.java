package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.function.Function;

/**
 * A part of a picture. {@link #drawStill} comes first and once; then, per frame, {@link #update}
 * and {@link #drawMoving} over what was drawn still. Not for several threads.
 *
 * @param <F> what it reads of a frame
 */
public interface Scene<F> {
  /** Draws what no frame changes. */
  void drawStill(Graphics2D graphics);

  /** Takes the next frame; frames may come in any order. */
  void update(F frame);

  /** Draws what the frame changes. */
  void drawMoving(Graphics2D graphics);

  /**
   * The part of the picture that {@link #drawMoving} paints over entirely, so that nothing need be
   * restored there before; empty where it lets something shine through.
   */
  default Rectangle covers() {
    return new Rectangle();
  }

  /** Draws everything at once by the chart's own draw method: slow, and free of shortcuts. */
  void drawByChart(Graphics2D graphics);

  /** The same scene in a film whose frames are something bigger, of which it reads a part. */
  default <G> Scene<G> of(Function<? super G, ? extends F> part) {
    Scene<F> whole = this;
    return new Scene<>() {
      @Override
      public void drawStill(Graphics2D graphics) {
        whole.drawStill(graphics);
      }

      @Override
      public void update(G frame) {
        whole.update(part.apply(frame));
      }

      @Override
      public void drawMoving(Graphics2D graphics) {
        whole.drawMoving(graphics);
      }

      @Override
      public Rectangle covers() {
        return whole.covers();
      }

      @Override
      public void drawByChart(Graphics2D graphics) {
        whole.drawByChart(graphics);
      }
    };
  }
}
