package org.uncoil.pipeline.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.uncoil.study.RenderSpec;

/**
 * What a player has to know of a film, and what the film was made of, as it is written beside it.
 *
 * @param kind what it shows
 * @param runs identifiers of the runs that it shows
 * @param source {@link RunFilm#source}
 * @param width,height of every picture, in pixels
 * @param framesPerSecond at which it plays
 * @param epochs the epoch that each frame shows
 */
public record FilmFacts(
    RenderSpec.FilmKind kind,
    List<String> runs,
    String source,
    int width,
    int height,
    int framesPerSecond,
    List<Integer> epochs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public FilmFacts {
    runs = List.copyOf(runs);
    epochs = List.copyOf(epochs);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads them back; empty where a text is something else, so that the film is made again. */
  public static Optional<FilmFacts> of(String json) {
    try {
      return Optional.of(JSON.readValue(json, FilmFacts.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
