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
import org.uncoil.store.row.measure.HealthRow;
import org.uncoil.store.row.run.NetworkRow;

/** The wall's runs, and its files. */
public final class WallRuns {
  private WallRuns() {}

  /**
   * The runs as the wall shows them.
   *
   * @param rows in the study's order
   * @param cards of the same runs
   * @param health of those that were looked at, by their identifiers
   */
  public static List<WallRun> of(
      List<NetworkRow> rows, List<RunCard> cards, Map<String, HealthRow> health) {
    List<WallRun> runs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      HealthRow found = health.get(rows.get(i).runId());
      runs.add(
          new WallRun(
              cards.get(i),
              rows.get(i).network(),
              rows.get(i).hidden().size(),
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
