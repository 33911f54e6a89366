package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * Figures that belong together.
 *
 * @param id its place in the page's address
 * @param heading what they are about
 * @param figures those that there are; pages leave out a section of none
 */
public record FigureSection(String id, String heading, List<Figure> figures)
    implements Serializable {
  public FigureSection {
    figures = List.copyOf(figures);
    new Checks().identifier("id", id).text("heading", heading).done();
  }
}
