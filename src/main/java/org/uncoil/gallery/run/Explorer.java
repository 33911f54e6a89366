package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * The points of a run to play with.
 *
 * @param payload the script that holds them, relative to the gallery's root
 * @param classes the classes' names, in the order of their labels
 * @param points how many it holds
 * @param of how many the dataset has
 */
public record Explorer(String payload, List<String> classes, int points, int of)
    implements Serializable {
  public Explorer {
    classes = List.copyOf(classes);
    new Checks()
        .path("payload", payload)
        .that(!classes.isEmpty(), "classes", classes, "must not be empty")
        .that(points >= 1 && points <= of, "points", points, "must be 1 to " + of)
        .done();
  }
}
