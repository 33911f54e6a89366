package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

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
    Checks checks =
        new Checks()
            .path("path", path)
            .path("poster", poster)
            .that(width > 0, "width", width, "must be positive")
            .that(height > 0, "height", height, "must be positive")
            .that(
                framesPerSecond > 0 && Double.isFinite(framesPerSecond),
                "framesPerSecond",
                framesPerSecond,
                "must be a positive number");
    frameEpochs = List.copyOf(frameEpochs);
    checks.that(!frameEpochs.isEmpty(), "frameEpochs", frameEpochs, "must not be empty");
    int least = 0;
    for (int epoch : frameEpochs) {
      checks.that(epoch >= least, "frameEpochs", epoch, "must not be less than " + least);
      least = epoch;
    }
    checks.done();
  }
}
