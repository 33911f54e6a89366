package org.uncoil.render;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.uncoil.render.encode.FilmFormat;

/**
 * How and where a film is rendered. All files are local; folders must exist.
 *
 * @param framesPerSecond at which it plays, ≥ 1
 * @param timing how many frames each picture fills; none is one each
 * @param films the film's file in each format that is wanted
 * @param poster its last picture, or that of the poster's frame, as PNG
 * @param posterFrame number of the frame for the poster, counted from 0; none is the last
 * @param pictures folder for every picture as {@code 00000.png}, by its number; none writes none
 */
public record FilmOptions(
    int framesPerSecond,
    Optional<FrameTiming> timing,
    Map<FilmFormat, Path> films,
    Path poster,
    Optional<Integer> posterFrame,
    Optional<Path> pictures) {
  public FilmOptions {
    films = Map.copyOf(films);
    if (framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "framesPerSecond = " + framesPerSecond + ": must be at least 1");
    }
  }
}
