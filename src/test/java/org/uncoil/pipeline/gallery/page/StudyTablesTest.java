package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.table.Table;

/** The page of tables where runs are set aside. */
class StudyTablesTest {
  @TempDir private Path root;
  private OutputFolder folder;

  private static EpochRow epoch(String run) {
    return new EpochRow(run, 0, 0.1, 1, 0.5, 1, 0.5, Floats.of(), Floats.of());
  }

  private static ProbeRow probe(String run, String probe) {
    return new ProbeRow("d", run, probe, 2, 0.5, 0.5, List.of(), List.of(), null, null, null, null);
  }

  /** Run "b" is set aside: its epochs stay in the file that it shares with "a". */
  @BeforeEach
  void write() {
    folder = new OutputFolder(new Configuration(), root.toString());
    folder.write(Table.RUNS, "p", "0", List.of(RunRows.trained("a", "p")));
    folder.write(Table.SET_ASIDE, "p", "0", List.of(RunRows.trained("b", "p")));
    folder.write(Table.EPOCHS, "p", "0", List.of(epoch("a"), epoch("b")));
    folder.write(Table.PROBES, "inputs", "0", List.of(probe("", "radius"), probe("", "raw")));
    folder.write(Table.PROBES, "p", "0", List.of(probe("a", "before")));
  }

  @Test
  void countsAndShowsTheRowsOfTheStudysRunsAndThoseOfNoRun() throws SQLException {
    TablePage page = StudyTables.page("study", folder);
    assertThat(page.tables().stream().filter(card -> card.name().equals("epochs")))
        .singleElement()
        .satisfies(card -> assertThat(card.rows()).isEqualTo(1).isEqualTo(shown(card)));
    assertThat(page.tables().stream().filter(card -> card.name().equals("probes")))
        .singleElement()
        .satisfies(card -> assertThat(card.rows()).isEqualTo(3).isEqualTo(shown(card)));
  }

  private long shown(TablePage.Card card) throws SQLException {
    String query = String.join(" ", card.query()).replace("'tables/", "'" + root + "/tables/");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      long count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }
}
