package org.uncoil.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableColumn;

/**
 * An output's tables, and what is asked of them most, as temporary views of a Spark session: {@code
 * point_embeddings} (a row per run, epoch and point), {@code final_embeddings} (those of last
 * epochs), {@code trajectories} (a row per run and point) and {@code curves} (a row per run and
 * epoch). Their columns are in {@code views.sql} beside this class.
 */
public final class SqlViews {
  private static final String RUN = "run_id";
  private static final Pattern NAME = Pattern.compile("TEMPORARY VIEW (\\w+)");

  /** What the views of {@code views.sql} read. */
  private static final List<Table<?>> READ =
      List.of(
          Table.DATASETS, Table.NETWORKS, Table.RUNS, Table.POINTS, Table.EPOCHS, Table.EMBEDDINGS);

  private SqlViews() {}

  /**
   * Makes the views; before anything is trained those of tables alone.
   *
   * @return their names: of tables that the output has, then of the others
   * @throws StoreException where the folder holds no output
   */
  public static List<String> register(SparkSession spark, OutputFolder folder) {
    List<String> names = new ArrayList<>();
    for (Table<?> table : Table.ALL) {
      if (folder.has(table)) {
        rows(spark, folder, table).createOrReplaceTempView(table.name());
        names.add(table.name());
      }
    }
    if (names.isEmpty()) {
      throw new StoreException(folder.displayName() + " holds no output: it has no tables");
    }
    if (!READ.stream().allMatch(folder::has)) {
      return names;
    }
    for (String statement : script().split(";\n", -1)) {
      Matcher name = NAME.matcher(statement);
      if (name.find()) {
        spark.sql(statement);
        names.add(name.group(1));
      }
    }
    return names;
  }

  /** Those of the study's runs: rows of others are still there where some were set aside. */
  private static Dataset<Row> rows(SparkSession spark, OutputFolder folder, Table<?> table) {
    Dataset<Row> rows = read(spark, folder, table);
    if (!folder.has(Table.SET_ASIDE)
        || table.equals(Table.RUNS)
        || table.columns().stream().noneMatch(column -> column.name().equals(RUN))) {
      return rows;
    }
    Dataset<Row> runs =
        read(spark, folder, Table.RUNS)
            .select(RUN)
            // logistic regressions on a dataset's input belong to no run
            .union(spark.range(1).select(functions.lit(null).cast("string").as(RUN)));
    return rows.join(runs, rows.col(RUN).eqNullSafe(runs.col(RUN)), "left_semi");
  }

  private static Dataset<Row> read(SparkSession spark, OutputFolder folder, Table<?> table) {
    return spark
        .read()
        // of each table, Spark would find it out by a job: 6 of the 19 seconds of a question
        .schema(schema(table))
        .parquet(
            Arrays.stream(folder.sources(table)).map(SqlViews::literal).toArray(String[]::new));
  }

  private static String schema(Table<?> table) {
    return table.columns().stream().map(TableColumn::sqlColumn).collect(Collectors.joining(", "));
  }

  /** A path that Spark takes as it is, which otherwise reads paths as patterns. */
  static String literal(String path) {
    return path.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
  }

  private static String script() {
    try (InputStream in = SqlViews.class.getResourceAsStream("views.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
