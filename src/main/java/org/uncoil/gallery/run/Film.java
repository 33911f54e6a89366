package org.uncoil.gallery.run;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * A film to take along. Paths are relative to the gallery's root.
 *
 * @param path the video
 * @param poster the still picture shown before it plays
 * @param width,height of its pictures, in pixels
 */
public record Film(String path, String poster, int width, int height) implements Serializable {
  public Film {
    new Checks()
        .path("path", path)
        .path("poster", poster)
        .that(width > 0, "width", width, "must be positive")
        .that(height > 0, "height", height, "must be positive")
        .done();
  }
}
