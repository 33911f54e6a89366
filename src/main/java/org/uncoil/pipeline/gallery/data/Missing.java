package org.uncoil.pipeline.gallery.data;

import java.util.List;
import org.uncoil.gallery.figure.FigureSection;

/** Says what is not shown, and what makes it. */
public final class Missing {
  private Missing() {}

  /** A section without any figure. */
  public static FigureSection section(String id, String heading, String what, String command) {
    return new FigureSection(id, heading, List.of(), List.of(sentence(what, command)));
  }

  /**
   * A section without any figure, whose table may be empty because the study is too small for it.
   */
  public static FigureSection section(
      String id, String heading, String what, String needs, String command) {
    return new FigureSection(id, heading, List.of(), List.of(sentence(what, needs, command)));
  }

  public static String sentence(String what, String needs, String command) {
    return "No data for the %s: %s. Run jobs/%s STUDY.".formatted(what, needs, command);
  }

  public static String sentence(String what, String command) {
    return "No data for the %s. Run jobs/%s STUDY, then jobs/gallery STUDY."
        .formatted(what, command);
  }
}
