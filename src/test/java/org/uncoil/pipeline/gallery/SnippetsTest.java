package org.uncoil.pipeline.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;

/** The queries of a run's page find what the tables hold. */
class SnippetsTest {
  private static final RunRow RUN = RunRows.trained("0123456789abcdef", "p");

  @TempDir private Path root;

  @Test
  void duckdbRunsThem() throws IOException, SQLException {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    Floats two = Floats.of(1, 2);
    folder.write(
        Table.EMBEDDINGS,
        "p",
        "0",
        List.of(new EmbeddingRow(RUN.runId(), RUN.lastEpoch(), 0, two, two, two, two)));
    folder.write(
        Table.PARAMETERS, "p", "0", List.of(new ParameterRow(RUN.runId(), RUN.lastEpoch(), two)));
    List<Downloads.Snippet> duckdb =
        Snippets.of(RUN, "moons-tanh-seed0").stream()
            .filter(snippet -> snippet.title().endsWith("DuckDB"))
            .toList();
    assertThat(duckdb).hasSize(2);
    assertThat(rows(duckdb.get(0))).containsExactly("4, 0, 1.0, 1.0", "4, 1, 2.0, 2.0");
    rows(duckdb.get(1));
    assertThat(Files.readString(root.resolve("moons-tanh-seed0.json"))).contains("[1.0,2.0]");
  }

  private List<String> rows(Downloads.Snippet snippet) throws SQLException {
    String here =
        snippet
            .text()
            .replace("'tables/", "'" + root + "/tables/")
            .replace("TO '", "TO '" + root + "/");
    List<String> rows = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      if (statement.execute(here)) {
        try (ResultSet results = statement.getResultSet()) {
          while (results.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
              cells.add(results.getString(i));
            }
            rows.add(String.join(", ", cells));
          }
        }
      }
    }
    return rows;
  }
}
