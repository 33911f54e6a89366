package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.Require;

/**
 * A film and which of its frames shows which epoch. Paths are relative to the gallery's root.
 *
 * @param path the video
 * @param poster the still picture shown before it plays
 * @param width,height of its pictures, in pixels
 * @param framesPerSecond its constant frame rate
 * @param frameEpochs the epoch that each frame shows, in the order of the frames; an epoch may
 *     stand for several frames, but time never runs back
 */
public record Film(
    String path,
    String poster,
    int width,
    int height,
    double framesPerSecond,
    List<Integer> frameEpochs)
    implements Serializable {
  public Film {
    Require.path("path", path);
    Require.path("poster", poster);
    Require.that(width > 0, "width", width, "must be positive");
    Require.that(height > 0, "height", height, "must be positive");
    Require.that(
        framesPerSecond > 0 && Double.isFinite(framesPerSecond),
        "framesPerSecond",
        framesPerSecond,
        "must be a positive number");
    frameEpochs = List.copyOf(frameEpochs);
    Require.that(!frameEpochs.isEmpty(), "frameEpochs", frameEpochs, "must not be empty");
    Require.notNegative("frameEpochs[0]", frameEpochs.get(0));
    for (int i = 1; i < frameEpochs.size(); i++) {
      Require.that(
          frameEpochs.get(i) >= frameEpochs.get(i - 1),
          "frameEpochs[" + i + "]",
          frameEpochs.get(i),
          "must not be less than the one before, " + frameEpochs.get(i - 1));
    }
  }
}
