package org.uncoil.pipeline.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.uncoil.pipeline.core.PipelineException;

/**
 * What a player has to know of a film, as it is written beside it.
 *
 * @param width,height of every picture, in pixels
 * @param framesPerSecond at which it plays
 * @param epochs the epoch that each frame shows
 */
public record FilmFacts(int width, int height, int framesPerSecond, List<Integer> epochs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public FilmFacts {
    epochs = List.copyOf(epochs);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads them back.
   *
   * @param file what a message calls the file; what is in it is not for a message
   */
  public static FilmFacts of(String file, String json) {
    try {
      return JSON.readValue(json, FilmFacts.class);
    } catch (JsonProcessingException e) {
      throw new PipelineException(
          file + " is not what was written (--repair makes the film again)", e);
    }
  }
}
