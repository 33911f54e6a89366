package org.uncoil.gallery.figure;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * What a figure is called and says.
 *
 * @param id its place in the page's address
 * @param title what is shown
 * @param description how to read it, also for who cannot see it
 * @param finding the answer in one sentence, which says where there is no clear winner
 * @param statistics tests and their figures; may be empty
 */
public record Caption(
    String id, String title, String description, String finding, String statistics)
    implements Serializable {
  /** A figure whose answer has all its numbers. */
  public Caption(String id, String title, String description, String finding) {
    this(id, title, description, finding, "");
  }

  public Caption {
    new Checks()
        .identifier("id", id)
        .text("title", title)
        .text("description", description)
        .text("finding", finding)
        .present("statistics", statistics)
        .done();
  }
}
