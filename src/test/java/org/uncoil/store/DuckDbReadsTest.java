package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableColumn;

/** An independent reader finds in the files what was written to them. */
class DuckDbReadsTest {
  @TempDir Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  @Test
  void runsTheDocumentedExample() throws IOException, SQLException {
    DocumentedQuery.write(folder);
    assertThat(query(DocumentedQuery.of("duckdb", root))).isEqualTo(DocumentedQuery.expected());
  }

  @Test
  void hasTheViewsOfSparkSql() throws IOException, SQLException {
    DocumentedQuery.write(folder);
    folder.write(Table.EPOCHS, "part-a", "0", StoreSamples.epochs("a", 4));
    folder.write(Table.PARAMETERS, "part-a", "0", List.of());
    String views =
        "SET VARIABLE output = '"
            + root
            + "';\n"
            + Files.readString(Path.of("conf/sql/duckdb.sql"));
    assertThat(query(views, DocumentedQuery.OF_VIEWS)).isEqualTo(DocumentedQuery.expected());
    DocumentedQuery.checkTrajectories(query(views, DocumentedQuery.OF_TRAJECTORIES));
    assertThat(query(views, DocumentedQuery.OF_CURVES))
        .isEqualTo(List.of(List.of("a", "two moons", 4, 0.25)));
    assertThat(query(views, DocumentedQuery.OF_OVERVIEW))
        .isEqualTo(DocumentedQuery.expectedOverview());
  }

  @Test
  void aFolderIsNoPatternAndRunsThatWereSetAsideDoNotCount() throws IOException, SQLException {
    for (String name : List.of("g1", "g[1]", "g*", "g?", "{a,b}", "a", "a b", "100%25", "x#y")) {
      OutputFolder output = new OutputFolder(new Configuration(), root.resolve(name).toString());
      output.write(Table.DATASETS, "datasets", "0", List.of());
      output.write(Table.NETWORKS, "networks", "0", List.of());
      output.write(Table.POINTS, "d", "0", StoreSamples.points());
      output.write(Table.RUNS, "part-a", "0", List.of(StoreSamples.run(name, "p", "trained", 2)));
      List<EpochRow> epochs = new ArrayList<>(StoreSamples.epochs(name, 2));
      epochs.addAll(StoreSamples.epochs("set aside", 2));
      output.write(Table.EPOCHS, "part-a", "0", epochs);
      output.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings(name, 2));
      output.write(Table.PARAMETERS, "part-a", "0", List.of());
    }
    for (String name : List.of("g1", "g[1]", "g*", "g?", "{a,b}", "a b", "100%25", "x#y")) {
      String views =
          "SET VARIABLE output = '"
              + root.resolve(name)
              + "';\n"
              + Files.readString(Path.of("conf/sql/duckdb.sql"));
      assertThat(query(views, "SELECT run_id, count(*) FROM epochs GROUP BY ALL"))
          .as(name)
          .hasToString("[[" + name + ", 3]]");
    }
  }

  @Test
  void seesTheColumnsThatThePageNames() throws SQLException {
    for (Table<?> table : Table.ALL) {
      folder.write(table, "part", "0", List.of());
      List<List<Object>> columns = query("DESCRIBE SELECT * FROM " + files(table));
      assertThat(columns)
          .as(table.name())
          .extracting(column -> column.get(0) + " " + column.get(1))
          .containsExactlyElementsOf(
              table.columns().stream()
                  .map(column -> column.name() + " " + duckDbType(column))
                  .toList());
    }
  }

  /** NaN, −1, empty texts and empty lists of a record are null, where the column allows that. */
  @Test
  void readsWhatIsMissingAsNull() throws SQLException {
    Floats none = Floats.of();
    folder.write(
        Table.EMBEDDINGS,
        "part",
        "0",
        List.of(new EmbeddingRow("a", 0, 0, none, none, Floats.of(1), Floats.of(Float.NaN))));
    folder.write(
        Table.TRAINING_DYNAMICS,
        "part",
        "0",
        List.of(
            new TrainingDynamicsRow(
                "a", "d", 2, List.of(-1, 3), List.of(0, 1), List.of(0, 0), none, List.of(7, -1))));
    folder.write(
        Table.CLAIMS,
        "part",
        "0",
        List.of(
            new ClaimFigureRow(
                1, "", "accuracy", "share", Double.NaN, 0.5, Double.NaN, 0, "untested")));

    assertThat(
            query(
                "SELECT before_1 IS NULL, before_2 IS NULL, after_1, isnan(after_2[1]) FROM "
                    + files(Table.EMBEDDINGS)))
        .containsExactly(List.of(true, true, List.of(1.0f), true));
    assertThat(
            query(
                "SELECT learned_epoch, displacement_epoch, displacement FROM "
                    + files(Table.TRAINING_DYNAMICS)))
        .containsExactly(List.of(Arrays.asList(null, 3), Arrays.asList(7, null), List.of()));
    assertThat(query("SELECT dataset, estimate, low, high FROM " + files(Table.CLAIMS)))
        .containsExactly(Arrays.asList(null, null, 0.5, null));
    assertThat(folder.read(Table.TRAINING_DYNAMICS).toList())
        .allSatisfy(row -> assertThat(row.learnedEpoch()).containsExactly(-1, 3));
    assertThat(folder.read(Table.EMBEDDINGS).toList())
        .allSatisfy(row -> assertThat(row.before1()).isEqualTo(none));
  }

  @Test
  void readsNullsNotANumbersAndText() throws SQLException {
    folder.write(Table.RUNS, "part", "0", List.of(StoreSamples.run("a", "p", "diverged", null)));
    assertThat(
            query(
                "SELECT first_perfect, last_epoch, test_loss, train_loss, reason FROM "
                    + files(Table.RUNS)))
        .containsExactly(Arrays.asList(null, null, null, 0.25, "loss is NaN"));
    folder.write(Table.NETWORKS, "networks", "0", List.of(StoreSamples.network()));
    assertThat(query("SELECT hidden FROM " + files(Table.NETWORKS)))
        .containsExactly(List.of(List.of(100)));
  }

  @Test
  void readsFloatsBitForBit() throws SQLException {
    float[] values = {-0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, 1 / 3f, Float.NEGATIVE_INFINITY};
    folder.write(
        Table.PARAMETERS,
        "part",
        "0",
        List.of(
            new ParameterRow("a", 0, Floats.of(values)), new ParameterRow("a", 1, Floats.of())));
    List<List<Object>> rows =
        query("SELECT parameters FROM " + files(Table.PARAMETERS) + " ORDER BY epoch");
    assertThat(rows.get(0).get(0))
        .isEqualTo(List.of(values[0], values[1], values[2], values[3], values[4], values[5]));
    assertThat(rows.get(1).get(0)).isEqualTo(List.of());
  }

  @Test
  void readsManyPagesAndRowGroups() throws SQLException {
    List<EmbeddingRow> rows = StoreSamples.longLists();
    folder.write(Table.EMBEDDINGS, "part", "0", rows);
    String file = files(Table.EMBEDDINGS);
    assertThat(query("SELECT count(*), sum(len(before_1))::BIGINT, count(after_2) FROM " + file))
        .containsExactly(
            List.of(
                rows.size(),
                rows.stream().mapToInt(row -> row.before1().size()).sum(),
                (int) rows.stream().filter(row -> row.after2().size() > 0).count()));
    for (int epoch = 0; epoch < rows.size(); epoch += 50) {
      EmbeddingRow row = rows.get(epoch);
      assertThat(
              query(
                  "SELECT before_1, before_2, after_1, after_2 FROM "
                      + file
                      + " WHERE epoch = "
                      + epoch))
          .containsExactly(
              Arrays.asList(
                  StoreSamples.boxed(row.before1()),
                  null,
                  List.of((float) epoch),
                  StoreSamples.boxed(row.after2())));
    }
  }

  private String files(Table<?> table) {
    return "read_parquet('" + root + "/tables/" + table.name() + "/*.parquet')";
  }

  private static String duckDbType(TableColumn column) {
    String element =
        switch (column.type()) {
          case STRING -> "VARCHAR";
          case INT -> "INTEGER";
          case LONG -> "BIGINT";
          case FLOAT -> "FLOAT";
          case DOUBLE -> "DOUBLE";
          case BOOLEAN -> "BOOLEAN";
        };
    return column.list() ? element + "[]" : element;
  }

  private static List<List<Object>> query(String sql) throws SQLException {
    return query("", sql);
  }

  private static List<List<Object>> query(String before, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      if (!before.isEmpty()) {
        statement.execute(before);
      }
      return rows(statement.executeQuery(sql));
    }
  }

  private static List<List<Object>> rows(ResultSet result) throws SQLException {
    try (result) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(plain(result.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof Array array) {
      return Arrays.asList((Object[]) array.getArray());
    }
    return value instanceof Long number ? (Object) Math.toIntExact(number) : value;
  }
}
