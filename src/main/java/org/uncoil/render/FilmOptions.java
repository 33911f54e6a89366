package org.uncoil.render;

import java.nio.file.Path;
import java.util.Optional;
import org.uncoil.render.style.Theme;

/**
 * How and where a film is rendered. All files are local; folders must exist.
 *
 * @param theme light or dark
 * @param framesPerSecond at which it plays, ≥ 1
 * @param webm the film
 * @param poster its last picture, or that of the poster's epoch, as PNG
 * @param posterEpoch the epoch for the poster; none is the last
 * @param pictures folder for every picture as {@code 00000.png}, by its number; none writes none
 */
public record FilmOptions(
    Theme theme,
    int framesPerSecond,
    Path webm,
    Path poster,
    Optional<Integer> posterEpoch,
    Optional<Path> pictures) {
  public FilmOptions {
    if (framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "framesPerSecond = " + framesPerSecond + ": must be at least 1");
    }
  }

  /** Film and poster, nothing else. */
  public static FilmOptions of(Theme theme, int framesPerSecond, Path webm, Path poster) {
    return new FilmOptions(
        theme, framesPerSecond, webm, poster, Optional.empty(), Optional.empty());
  }
}
