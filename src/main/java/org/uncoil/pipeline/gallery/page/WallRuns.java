package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.WallLink;
import org.uncoil.gallery.wall.RunList;
import org.uncoil.gallery.wall.WallPage;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.wall.WallRun;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.measure.HealthRow;

/** The wall's runs, and its files. */
public final class WallRuns {
  private WallRuns() {}

  /**
   * The runs as the wall shows them.
   *
   * @param studyRuns in the study's order
   * @param cards of the same runs
   * @param health of those that were looked at, by their identifiers
   */
  public static List<WallRun> of(
      List<StudyRun> studyRuns, List<RunCard> cards, Map<String, HealthRow> health) {
    List<WallRun> runs = new ArrayList<>();
    for (int i = 0; i < studyRuns.size(); i++) {
      RunPlan plan = studyRuns.get(i).plan();
      HealthRow found = health.get(plan.runId());
      runs.add(
          new WallRun(
              cards.get(i),
              plan.network().name(),
              plan.network().hidden().size(),
              found == null ? "" : found.verdict()));
    }
    return runs;
  }

  /** Writes the wall, its script and the plain lists. */
  public static void publish(Publication publication, String studyTitle, List<WallRun> runs) {
    Map<String, List<WallRun>> byDataset = new LinkedHashMap<>();
    runs.forEach(
        run -> byDataset.computeIfAbsent(run.card().dataset(), name -> new ArrayList<>()).add(run));
    List<RunList> first = new ArrayList<>();
    byDataset.forEach(
        (dataset, own) -> {
          List<RunList> pages = RunList.of(studyTitle, dataset, first.size() + 1, own);
          pages.forEach(page -> publication.put(page.path(), WallPages.render(page)));
          first.add(pages.get(0));
        });
    publication.put(WallPages.DATA, WallScript.render(runs));
    publication.put(WallLink.WALL, WallPages.render(new WallPage(studyTitle, runs.size(), first)));
  }
}
