package org.uncoil.gallery.figure;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * What a figure is called and says.
 *
 * @param id its place in the page's address
 * @param title what is shown
 * @param description how to read it, also for who cannot see it
 * @param finding one sentence that says what it shows, with its numbers and their uncertainty
 */
public record Caption(String id, String title, String description, String finding)
    implements Serializable {
  public Caption {
    new Checks()
        .identifier("id", id)
        .text("title", title)
        .text("description", description)
        .text("finding", finding)
        .done();
  }
}
