package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.Fact;
import org.uncoil.setting.Checks;

/**
 * A page of figures.
 *
 * @param path where it lies, relative to the gallery's root
 * @param studyTitle the study's title
 * @param title what the page is about
 * @param lead a sentence on what was compared
 * @param sections the figures
 * @param others pages of the same kind
 * @param provenance what made it
 */
public record FigurePage(
    String path,
    String studyTitle,
    String title,
    String lead,
    List<FigureSection> sections,
    List<Other> others,
    List<Fact> provenance)
    implements Serializable {
  /** Another page of figures. */
  public record Other(String path, String title) implements Serializable {
    public Other {
      new Checks().path("path", path).text("title", title).done();
    }
  }

  public FigurePage {
    new Checks()
        .path("path", path)
        .text("studyTitle", studyTitle)
        .text("title", title)
        .text("lead", lead)
        .done();
    sections = sections.stream().filter(section -> !section.figures().isEmpty()).toList();
    others = List.copyOf(others);
    provenance = List.copyOf(provenance);
  }

  /** The way from this page back to the gallery's root: "../" once per folder it lies in. */
  public String root() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
