package org.uncoil.gallery.wall;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * The wall itself: what it says before its script has run, which is where the plain lists are.
 *
 * @param studyTitle the title of the study
 * @param runs number of runs on it
 * @param lists of each dataset the first page of its list
 */
public record WallPage(String studyTitle, int runs, List<RunList> lists) implements Serializable {
  public WallPage {
    new Checks().text("studyTitle", studyTitle).notNegative("runs", runs).done();
    lists = List.copyOf(lists);
  }
}
