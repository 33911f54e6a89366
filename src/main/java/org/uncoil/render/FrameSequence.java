package org.uncoil.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.uncoil.render.scene.Composition;

/**
 * Pictures of one size, one after the other, each drawn when it is asked for and held by nobody.
 */
public final class FrameSequence {
  private final int width;
  private final int height;
  private final List<Part<?>> parts;

  /** Frames, and what draws them. */
  private record Part<F>(Composition<F> composition, Iterable<F> frames) {}

  /** Draws the last picture that was given out once more. */
  private Consumer<Graphics2D> again =
      graphics -> {
        throw new IllegalStateException("no picture was drawn yet");
      };

  private FrameSequence(int width, int height, List<Part<?>> parts) {
    this.width = width;
    this.height = height;
    this.parts = List.copyOf(parts);
  }

  /**
   * What a composition makes of frames.
   *
   * @param frames read once per {@link #pictures}, in order
   */
  public static <F> FrameSequence of(Composition<F> composition, Iterable<F> frames) {
    return new FrameSequence(
        composition.width(), composition.height(), List.of(new Part<>(composition, frames)));
  }

  private <F> Iterator<BufferedImage> drawn(Part<F> part) {
    Iterator<F> frames = part.frames().iterator();
    Composition<F> composition = part.composition();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return frames.hasNext();
      }

      @Override
      public BufferedImage next() {
        F frame = frames.next();
        again = graphics -> composition.drawByCharts(graphics, frame);
        return composition.draw(frame);
      }
    };
  }

  /** This, and then another of the same size. */
  public FrameSequence then(FrameSequence next) {
    if (next.width != width || next.height != height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d × %d after %d × %d: must be of one size",
              next.width,
              next.height,
              width,
              height));
    }
    List<Part<?>> all = new ArrayList<>(parts);
    all.addAll(next.parts);
    return new FrameSequence(width, height, all);
  }

  /** Width of every picture in pixels. */
  public int width() {
    return width;
  }

  /** Height of every picture in pixels. */
  public int height() {
    return height;
  }

  /** The pictures, of type {@link BufferedImage#TYPE_INT_RGB}; the next is drawn over the last. */
  public Iterator<BufferedImage> pictures() {
    Iterator<Part<?>> rest = parts.iterator();
    return new Iterator<>() {
      private Iterator<BufferedImage> part = drawn(rest.next());

      @Override
      public boolean hasNext() {
        while (!part.hasNext() && rest.hasNext()) {
          part = drawn(rest.next());
        }
        return part.hasNext();
      }

      @Override
      public BufferedImage next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return part.next();
      }
    };
  }

  /**
   * Draws the picture that {@link #pictures} gave out last, by the charts' own methods.
   *
   * @throws IllegalStateException where it gave out none
   */
  public void drawAgain(Graphics2D graphics) {
    again.accept(graphics);
  }
}
