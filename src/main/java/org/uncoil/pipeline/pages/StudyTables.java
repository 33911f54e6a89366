package org.uncoil.pipeline.pages;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.store.TableColumn;

/** The tables of an output folder as a page, with a query for each. */
public final class StudyTables {
  private static final int MOST_COLUMNS = 6;

  private StudyTables() {}

  /** The page: every table that has a file, with its rows counted. */
  public static TablePage page(String studyTitle, OutputFolder folder) {
    List<TablePage.Card> cards = new ArrayList<>();
    for (Table<? extends Record> table : Table.ALL) {
      int files = folder.parts(table).size();
      if (files > 0) {
        cards.add(
            new TablePage.Card(
                table.name(), folder.read(table).count(), files, query(table), columns(table)));
      }
    }
    return new TablePage(studyTitle, folder.displayName(), cards);
  }

  private static List<Fact> columns(Table<?> table) {
    return table.columns().stream()
        .map(column -> new Fact(column.name(), column.about().value() + unit(column)))
        .toList();
  }

  private static String unit(TableColumn column) {
    return column.about().unit().isEmpty() ? "" : " (" + column.about().unit() + ")";
  }

  /** The key and the first plain columns: lists of thousands of numbers are not for the eye. */
  private static List<String> query(Table<?> table) {
    List<String> plain =
        table.columns().stream()
            .filter(column -> !column.list())
            .map(TableColumn::name)
            .limit(MOST_COLUMNS)
            .toList();
    return List.of(
        "SELECT " + String.join(", ", plain),
        "FROM 'tables/" + table.name() + "/*.parquet'",
        "ORDER BY " + String.join(", ", table.key()) + " LIMIT 20;");
  }
}
