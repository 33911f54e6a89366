package org.uncoil.gallery.wall;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.Fact;
import org.uncoil.setting.Checks;

/**
 * The tables that everything here was made of.
 *
 * @param studyTitle the title of the study
 * @param tables those that have rows, in the order in which the pipeline fills them
 */
public record TablePage(String studyTitle, List<Card> tables) implements Serializable {
  /** Where it is, at the gallery's root. */
  public static final String PATH = "tables.html";

  /**
   * A table.
   *
   * @param name its name, which is its folder's
   * @param rows how many it has
   * @param files how many files these are in
   * @param query SQL for DuckDB, to be run in the output folder, line by line
   * @param columns each with what it holds
   */
  public record Card(String name, long rows, int files, List<String> query, List<Fact> columns)
      implements Serializable {
    public Card {
      new Checks().identifier("name", name).notNegative("rows", rows).done();
      query = List.copyOf(query);
      columns = List.copyOf(columns);
    }
  }

  public TablePage {
    new Checks().text("studyTitle", studyTitle).done();
    tables = List.copyOf(tables);
  }
}
