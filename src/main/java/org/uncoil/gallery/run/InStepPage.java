package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uncoil.gallery.RunCard;
import org.uncoil.setting.Checks;

/**
 * The page of one dataset on which runs that differ in their activations alone go in step: one
 * group of them at a time, chosen by network and seed.
 *
 * @param studyTitle the title of the study
 * @param dataset the dataset's name
 * @param path this page, relative to the gallery's root
 * @param classes the classes' names, in the order of their labels
 * @param groups what can be chosen, each shown in this order
 */
public record InStepPage(
    String studyTitle, String dataset, String path, List<String> classes, List<Group> groups)
    implements Serializable {
  /** So many canvases are drawn at a time. */
  public static final int MOST_TILES = 36;

  /** So many groups fit a page; the rest is on the films wall. */
  public static final int MOST_GROUPS = 60;

  public InStepPage {
    Checks checks =
        new Checks().text("studyTitle", studyTitle).text("dataset", dataset).path("path", path);
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    checks.that(
        groups.size() <= MOST_GROUPS, "groups", groups.size(), "must be at most " + MOST_GROUPS);
    Set<String> labels = new HashSet<>();
    for (Group group : groups) {
      checks.that(labels.add(group.label()), "groups", group.label(), "must appear once");
    }
    checks.done();
  }

  /** Where the page of a dataset lies, by its place among the gallery's datasets from 0. */
  public static String path(int dataset) {
    return "datasets/" + (dataset + 1) + ".html";
  }

  /** The way from this page back to the gallery's root. */
  public String root() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }

  /**
   * Runs with the same network but for its activations, and the same seed.
   *
   * @param label what they have in common, as "2–100–2–2 · seed 0"
   * @param tiles the runs, at most {@value InStepPage#MOST_TILES}
   * @param left how many more there are, which are not shown
   */
  public record Group(String label, List<RunCard> tiles, int left) implements Serializable {
    public Group {
      tiles = List.copyOf(tiles);
      new Checks()
          .text("label", label)
          .that(
              !tiles.isEmpty() && tiles.size() <= MOST_TILES,
              "tiles",
              tiles.size(),
              "must be 1 to " + MOST_TILES)
          .notNegative("left", left)
          .done();
    }
  }
}
