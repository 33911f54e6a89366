package org.uncoil.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * An output's tables, and what is asked of them most, as temporary views of a Spark session: {@code
 * point_embeddings} (a row per run, epoch and point), {@code final_embeddings} (those of last
 * epochs), {@code trajectories} (a row per run and point) and {@code curves} (a row per run and
 * epoch). Their columns are in {@code views.sql} beside this class.
 */
public final class SqlViews {
  private static final Pattern NAME = Pattern.compile("TEMPORARY VIEW (\\w+)");

  /** What the views of {@code views.sql} read. */
  private static final List<Table<?>> READ =
      List.of(Table.NETWORKS, Table.POINTS, Table.EPOCHS, Table.EMBEDDINGS);

  private SqlViews() {}

  /**
   * Makes the views.
   *
   * @return their names: of tables that the output has, then of the others
   * @throws StoreException where the folder holds no trained output
   */
  public static List<String> register(SparkSession spark, OutputFolder folder) {
    for (Table<?> table : READ) {
      if (!folder.has(table)) {
        throw new StoreException(
            folder.displayName() + " holds no output: it has no table " + table.name());
      }
    }
    List<String> names = new ArrayList<>();
    for (Table<?> table : Table.ALL) {
      if (folder.has(table)) {
        spark.read().parquet(folder.sources(table)).createOrReplaceTempView(table.name());
        names.add(table.name());
      }
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

  private static String script() {
    try (InputStream in = SqlViews.class.getResourceAsStream("views.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
