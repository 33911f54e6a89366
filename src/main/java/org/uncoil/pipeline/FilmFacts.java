package org.uncoil.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a player has to know of a film, as it is written beside it.
 *
 * @param width,height of every picture, in pixels
 * @param framesPerSecond at which it plays
 * @param epochs the epoch that each frame shows
 */
record FilmFacts(int width, int height, int framesPerSecond, List<Integer> epochs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  FilmFacts {
    epochs = List.copyOf(epochs);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static FilmFacts of(String json) {
    try {
      return JSON.readValue(json, FilmFacts.class);
    } catch (JsonProcessingException e) {
      throw new PipelineException("what is written of a film cannot be read: " + json, e);
    }
  }
}
