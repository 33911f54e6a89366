package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * The run that opens the start page: it is replayed where the gallery holds its points, its film or
 * its poster stands in without scripts.
 *
 * @param run playable, or with a film
 * @param classes of its dataset
 * @param link where one can play with it, from the gallery's root
 */
public record Hero(RunCard run, int classes, String link) implements Serializable {
  public Hero {
    new Checks()
        .that(
            run.playable() || run.film() != null,
            "run",
            run.runId(),
            "must be playable or have a film")
        .range("classes", classes, 1, Integer.MAX_VALUE)
        .text("link", link)
        .done();
  }

  /** What separates the classes of the embedding. */
  public String boundary() {
    return classes == 2 ? "one straight line separates" : "straight lines separate";
  }
}
