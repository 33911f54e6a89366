package org.uncoil.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many frames each picture of a film fills, so that a film of few pictures lasts as long as
 * others.
 *
 * @param pictures number of pictures
 * @param frames number of frames that they fill together
 */
public record FrameTiming(int pictures, int frames) {
  /** A shorter film is prolonged. */
  private static final int SHORTEST_SECONDS = 8;

  /** To so much. */
  private static final int SECONDS = 10;

  public FrameTiming {
    if (pictures < 1 || frames < pictures) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "frames = %d: must be at least pictures = %d ≥ 1", frames, pictures));
    }
  }

  /** A frame for each picture, or several where the film would last less than eight seconds. */
  public static FrameTiming of(int pictures, int framesPerSecond) {
    boolean enough = pictures >= SHORTEST_SECONDS * framesPerSecond;
    return new FrameTiming(pictures, enough ? pictures : SECONDS * framesPerSecond);
  }

  /** How many frames a picture fills; those that follow the pictures planned fill one. */
  int of(int picture) {
    return picture < pictures ? first(picture + 1) - first(picture) : 1;
  }

  private int first(int picture) {
    return (int) ((long) picture * frames / pictures);
  }

  /** What the pictures show, frame by frame. */
  public <T> List<T> spread(List<T> shown) {
    List<T> all = new ArrayList<>(frames);
    for (int picture = 0; picture < shown.size(); picture++) {
      for (int frame = 0; frame < of(picture); frame++) {
        all.add(shown.get(picture));
      }
    }
    return all;
  }
}
