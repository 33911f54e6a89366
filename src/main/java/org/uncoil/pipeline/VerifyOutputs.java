package org.uncoil.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.uncoil.gallery.Figures;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.store.TableColumn;

/**
 * Compares two outputs table by table. Rows are matched by their key, whatever files they lie in;
 * columns that tell how a run was carried out (times, hosts, files) are left out; numbers must be
 * equal bit for bit.
 */
public final class VerifyOutputs {
  private VerifyOutputs() {}

  /**
   * What was found about one table.
   *
   * @param table its name
   * @param rows how many rows were compared
   * @param difference where the outputs first differ, by key; empty where they hold the same
   */
  public record Finding(String table, long rows, Optional<String> difference) {}

  /** Compares every table, in the order in which the pipeline fills them. */
  public static List<Finding> compare(SparkSession spark, OutputFolder a, OutputFolder b) {
    List<Finding> findings = new ArrayList<>();
    for (Table<?> table : Table.ALL) {
      findings.add(compare(spark, table, a, b));
    }
    return findings;
  }

  private static Finding compare(
      SparkSession spark, Table<?> table, OutputFolder a, OutputFolder b) {
    if (!a.has(table) || !b.has(table)) {
      boolean neither = a.has(table) == b.has(table);
      String only = "only " + (a.has(table) ? a : b).displayName() + " has it";
      return new Finding(table.name(), 0, neither ? Optional.empty() : Optional.of(only));
    }
    spark.sparkContext().setJobDescription("Verify " + table.name());
    Dataset<Row> left = digests(spark, table, a, "a");
    Dataset<Row> right = digests(spark, table, b, "b");
    Column differs = col("a").isNull().or(col("b").isNull()).or(col("a").notEqual(col("b")));
    Column missing = lit(null).cast("long");
    List<Row> first =
        // grouped, not joined: a group has one row for a key that is null, too
        left.withColumn("b", missing)
            .unionByName(right.withColumn("a", missing))
            .groupBy(columns(table.key()))
            .agg(max("a").as("a"), max("b").as("b"))
            .where(differs)
            .orderBy(columns(table.key()))
            .limit(1)
            .collectAsList();
    long rows = left.count();
    if (first.isEmpty()) {
      return new Finding(table.name(), rows, Optional.empty());
    }
    return new Finding(table.name(), rows, Optional.of(describe(spark, table, a, b, first.get(0))));
  }

  /** Per key, a hash of all compared columns, and of how often the key occurs. */
  private static Dataset<Row> digests(
      SparkSession spark, Table<?> table, OutputFolder folder, String name) {
    Column[] compared = columns(compared(table).stream().map(TableColumn::name).toList());
    return spark
        .read()
        .parquet(folder.sources(table))
        .withColumn("digest", xxhash64(compared))
        .groupBy(columns(table.key()))
        .agg(xxhash64(org.apache.spark.sql.functions.sum("digest"), count(lit(1))).as(name));
  }

  private static List<TableColumn> compared(Table<?> table) {
    return table.columns().stream().filter(column -> !column.about().incidental()).toList();
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private static String describe(
      SparkSession spark, Table<?> table, OutputFolder a, OutputFolder b, Row keys) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < table.key().size(); i++) {
      key.append(i == 0 ? "" : ", ").append(table.key().get(i)).append(" = ").append(keys.get(i));
    }
    List<Row> left = rows(spark, table, a, keys);
    List<Row> right = rows(spark, table, b, keys);
    if (left.size() != 1 || right.size() != 1) {
      return "%s: %s in %s, %s in %s"
          .formatted(
              key,
              Figures.count(left.size(), "row"),
              a.displayName(),
              Figures.count(right.size(), "row"),
              b.displayName());
    }
    for (TableColumn column : compared(table)) {
      Object one = left.get(0).getAs(column.name());
      Object other = right.get(0).getAs(column.name());
      if (one == null ? other != null : !one.equals(other)) {
        return key + ": " + column.name() + " " + difference(one, other);
      }
    }
    return key + ": the rows differ in bits that print the same";
  }

  private static String difference(Object one, Object other) {
    if (one instanceof scala.collection.Seq<?> a && other instanceof scala.collection.Seq<?> b) {
      if (a.size() != b.size()) {
        return "has " + a.size() + " values in one, " + b.size() + " in the other";
      }
      for (int i = 0; i < a.size(); i++) {
        if (!a.apply(i).equals(b.apply(i))) {
          return "[" + i + "] is " + a.apply(i) + " in one, " + b.apply(i) + " in the other";
        }
      }
    }
    return "is " + one + " in one, " + other + " in the other";
  }

  private static List<Row> rows(SparkSession spark, Table<?> table, OutputFolder folder, Row keys) {
    Dataset<Row> rows = spark.read().parquet(folder.sources(table));
    for (int i = 0; i < table.key().size(); i++) {
      rows = rows.where(col(table.key().get(i)).equalTo(keys.get(i)));
    }
    return rows.collectAsList();
  }
}
