package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.RunIdRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableColumn;

/** The tables of an output folder as a page, with a query for each. */
public final class StudyTables {
  private static final int MOST_COLUMNS = 6;

  /** Tables whose files have rows of runs that were set aside still. */
  private static final List<Table<?>> SHARED =
      List.of(Table.EPOCHS, Table.EMBEDDINGS, Table.PARAMETERS);

  private StudyTables() {}

  /** The page: every table that has a file, with its rows of the study's runs counted. */
  public static TablePage page(String studyTitle, OutputFolder folder) {
    boolean aside = folder.has(Table.SET_ASIDE);
    List<TablePage.Card> cards = new ArrayList<>();
    for (Table<? extends Record> table : Table.ALL) {
      int files = folder.parts(table).size();
      if (files > 0) {
        boolean others = aside && SHARED.contains(table);
        long rows = others ? currentRows(folder, table) : folder.read(table).count();
        cards.add(
            new TablePage.Card(table.name(), rows, files, query(table, others), columns(table)));
      }
    }
    return new TablePage(studyTitle, cards);
  }

  private static long currentRows(OutputFolder folder, Table<?> table) {
    Set<String> runs = new HashSet<>();
    folder.read(Table.RUN_PARTS).forEach(run -> runs.add(run.runId()));
    AtomicLong rows = new AtomicLong();
    folder
        .read(new Table<>(table.name(), RunIdRow.class, List.of("run_id")))
        .forEach(row -> rows.addAndGet(runs.contains(row.runId()) ? 1 : 0));
    return rows.get();
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
  private static List<String> query(Table<?> table, boolean others) {
    List<String> plain =
        table.columns().stream()
            .filter(column -> !column.list())
            .map(TableColumn::name)
            .limit(MOST_COLUMNS)
            .toList();
    String from = "FROM 'tables/" + table.name() + "/*.parquet'";
    return List.of(
        "SELECT " + String.join(", ", plain),
        others ? from + " WHERE run_id IN (SELECT run_id FROM 'tables/runs/*.parquet')" : from,
        "ORDER BY " + String.join(", ", table.key()) + " LIMIT 20;");
  }
}
