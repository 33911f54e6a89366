package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * Figures that belong together.
 *
 * @param id its place in the page's address
 * @param heading what they are about
 * @param figures those that there are
 * @param missing in words, those that there are not, and what makes them
 */
public record FigureSection(String id, String heading, List<Figure> figures, List<String> missing)
    implements Serializable {
  public FigureSection {
    figures = List.copyOf(figures);
    missing = List.copyOf(missing);
    new Checks()
        .identifier("id", id)
        .text("heading", heading)
        .that(!(figures.isEmpty() && missing.isEmpty()), "figures", figures, "must not be empty")
        .done();
  }
}
