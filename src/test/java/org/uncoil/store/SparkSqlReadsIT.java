package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.SharedSpark;

/** Spark SQL finds in the files what was written to them. */
class SparkSqlReadsIT {
  private static final SparkSession SPARK = SharedSpark.get();

  private static List<List<Object>> rows(String query) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : SPARK.sql(query).collectAsList()) {
      rows.add(scala.jdk.javaapi.CollectionConverters.asJava(row.toSeq()));
    }
    return rows;
  }

  @Test
  void aFolderIsNeverAPattern(@TempDir Path root) throws IOException {
    List<String> names =
        List.of(
            "g1", "g[1]", "{a,b}", "a", "g*", "g?", "back\\slash", "a b", "100%25", "x#y", "k=v");
    for (String name : names) {
      OutputFolder folder = new OutputFolder(new Configuration(), root.resolve(name) + "/" + name);
      folder.write(
          Table.RUNS, "part-a", "0", List.of(StoreSamples.run(name, "part-a", "trained", 4)));
      DocumentedQuery.writeNames(folder);
      folder.write(Table.EPOCHS, "part-a", "0", StoreSamples.epochs(name, 2));
      folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings(name, 1));
    }
    for (String name : names) {
      OutputFolder folder = new OutputFolder(new Configuration(), root.resolve(name) + "/" + name);
      SqlViews.register(SPARK, folder);
      assertThat(rows("SELECT run_id FROM curves"))
          .as(name)
          .isEqualTo(Collections.nCopies(3, List.of(name)));
    }
  }

  @Test
  void rowsOfRunsThatWereSetAsideAreLeftOut(@TempDir Path root) throws IOException {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    folder.write(Table.RUNS, "part-a", "0", List.of(StoreSamples.run("a", "part-a", "trained", 4)));
    folder.write(
        Table.SET_ASIDE, "part-a", "0", List.of(StoreSamples.run("b", "part-a", "trained", 4)));
    DocumentedQuery.writeNames(folder);
    List<EpochRow> epochs = new ArrayList<>(StoreSamples.epochs("a", 2));
    epochs.addAll(StoreSamples.epochs("b", 2));
    folder.write(Table.EPOCHS, "part-a", "0", epochs);
    List<EmbeddingRow> embeddings = new ArrayList<>(StoreSamples.embeddings("a", 1));
    embeddings.addAll(StoreSamples.embeddings("b", 1));
    folder.write(Table.EMBEDDINGS, "part-a", "0", embeddings);
    folder.write(
        Table.PROBES,
        "inputs",
        "0",
        List.of(
            new ProbeRow(
                "d", "", "raw", 2, 0.5, 0.5, List.of(), List.of(), null, null, null, null)));
    assertThat(SqlViews.register(SPARK, folder)).doesNotContain("set_aside");
    for (String table : List.of("runs", "epochs", "embeddings", "curves")) {
      assertThat(rows("SELECT DISTINCT run_id FROM " + table))
          .as(table)
          .isEqualTo(List.of(List.of("a")));
    }
    assertThat(rows("SELECT probe FROM probes")).isEqualTo(List.of(List.of("raw")));
  }

  @Test
  void readsManyPagesAndRowGroups(@TempDir Path root) throws IOException {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    List<EmbeddingRow> rows = StoreSamples.longLists();
    folder.write(Table.EMBEDDINGS, "part", "0", rows);
    String file = "parquet.`" + root + "/tables/embeddings`";
    assertThat(
            rows(
                "SELECT count(1), sum(cardinality(coalesce(before_1, array()))), count(after_2) FROM "
                    + file))
        .containsExactly(
            List.of(
                (long) rows.size(),
                rows.stream().mapToLong(row -> row.before1().size()).sum(),
                rows.stream().filter(row -> row.after2().size() > 0).count()));
    List<Row> read =
        SPARK
            .sql("SELECT epoch, before_1, before_2, after_2 FROM " + file + " WHERE epoch % 50 = 0")
            .collectAsList();
    assertThat(read).hasSize(rows.size() / 50);
    for (Row found : read) {
      EmbeddingRow row = rows.get(found.getInt(0));
      assertThat(list(found, 1)).isEqualTo(StoreSamples.boxed(row.before1()));
      assertThat(list(found, 2)).isNull();
      assertThat(list(found, 3)).isEqualTo(StoreSamples.boxed(row.after2()));
    }
  }

  private static List<Float> list(Row row, int column) {
    return row.isNullAt(column) ? null : new ArrayList<>(row.<Float>getList(column));
  }

  @Test
  void runsTheDocumentedExampleAndTheViews(@TempDir Path root) throws IOException {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    DocumentedQuery.write(folder);
    assertThat(rows(DocumentedQuery.of("spark", root))).isEqualTo(DocumentedQuery.expected());
    folder.write(Table.EPOCHS, "part-a", "0", StoreSamples.epochs("a", 4));
    assertThat(SqlViews.register(SPARK, folder))
        .contains(
            "runs",
            "run_overview",
            "point_embeddings",
            "final_embeddings",
            "trajectories",
            "curves")
        .doesNotContain("solution_clusters");
    assertThat(rows(DocumentedQuery.OF_VIEWS)).isEqualTo(DocumentedQuery.expected());
    DocumentedQuery.checkTrajectories(rows(DocumentedQuery.OF_TRAJECTORIES));
    assertThat(rows(DocumentedQuery.OF_CURVES))
        .isEqualTo(List.of(List.of("a", "two moons", 4, 0.25)));
    assertThat(rows(DocumentedQuery.OF_OVERVIEW)).isEqualTo(DocumentedQuery.expectedOverview());
  }
}
