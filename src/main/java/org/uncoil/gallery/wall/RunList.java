package org.uncoil.gallery.wall;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.gallery.RunCard;
import org.uncoil.setting.Checks;

/**
 * One page of a dataset's runs as a table, for who has no scripts.
 *
 * @param studyTitle the title of the study
 * @param dataset the dataset's name
 * @param place the dataset's place among those of the gallery, from 1
 * @param number this page's, from 1
 * @param pages how many pages there are
 * @param total runs on all of them
 * @param runs those on this page
 */
public record RunList(
    String studyTitle,
    String dataset,
    int place,
    int number,
    int pages,
    int total,
    List<RunCard> runs)
    implements Serializable {
  /** So many runs a page has. */
  public static final int RUNS = 500;

  public RunList {
    new Checks()
        .text("studyTitle", studyTitle)
        .text("dataset", dataset)
        .that(place >= 1, "place", place, "must be 1 or more")
        .that(
            number >= 1 && number <= pages,
            "number",
            number,
            "must lie in [1, pages = " + pages + "]")
        .done();
    runs = List.copyOf(runs);
  }

  /** All pages of a dataset's runs. */
  public static List<RunList> of(String studyTitle, String dataset, int place, List<RunCard> runs) {
    int pages = Math.max(1, (runs.size() + RUNS - 1) / RUNS);
    List<RunList> lists = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      lists.add(
          new RunList(
              studyTitle,
              dataset,
              place,
              i + 1,
              pages,
              runs.size(),
              runs.subList(i * RUNS, Math.min(runs.size(), (i + 1) * RUNS))));
    }
    return lists;
  }

  /** Where it is, from the gallery's root. */
  public String path() {
    return path(number);
  }

  /** Where another page of the same dataset is. */
  public String path(int page) {
    return path(place, page);
  }

  /** Where a page of a dataset is, by its place among those of the gallery, from 1. */
  public static String path(int place, int page) {
    return "lists/" + place + (page == 1 ? "" : "-" + page) + ".html";
  }
}
