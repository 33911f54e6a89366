package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.Locale;
import org.uncoil.study.RenderSpec;

/**
 * Where a run's film and its stills lie, below the output folder. The name carries the settings
 * that the film was made with, so that a film made with others is never taken for this one.
 */
record RunFilm(String runId, String settings) implements Serializable {
  static final String GALLERY = "gallery/";

  static RunFilm of(String runId, RenderSpec render) {
    String settings =
        render.theme().name().toLowerCase(Locale.ROOT)
            + "-"
            + render.framesPerSecond()
            + "-"
            + render.every();
    return new RunFilm(runId, settings);
  }

  /** The video, relative to the gallery. */
  String video() {
    return "films/" + runId + "-" + settings + ".webm";
  }

  /** The poster, relative to the gallery. */
  String poster() {
    return "films/" + runId + "-" + settings + ".png";
  }

  /** The folder for all frames, relative to the gallery. */
  String frames() {
    return "films/" + runId + "-" + settings + "-frames/";
  }
}
