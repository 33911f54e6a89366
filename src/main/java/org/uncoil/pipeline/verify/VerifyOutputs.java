package org.uncoil.pipeline.verify;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.probe.InputProbes;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.table.RowContent;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableReader;
import org.uncoil.text.Figures;
import scala.Tuple2;

/**
 * Compares two outputs table by table. Rows are matched by their key, whatever files they lie in;
 * columns that tell how a run was carried out (times, hosts, files) are left out; numbers must be
 * equal bit for bit. Of each output those rows count that are of the runs and datasets of its
 * study: what is left of others does not.
 *
 * <p>Rows are first compared in groups, those of one run or one dataset, of which only a sum of
 * digests leaves a task: a study of a million runs has a hundred million rows.
 */
public final class VerifyOutputs {
  /** The tables whose files are called like those of {@code runs} that have their runs. */
  private static final Set<Table<?>> OF_RUNS =
      tables(Table.OF_RUNS, Table.OF_PROBES, Table.MEASURES_OF_RUNS);

  /** The tables whose files are called like datasets. */
  private static final Set<Table<?>> OF_DATASETS =
      tables(List.of(Table.POINTS), Table.MEASURES_OF_DATASETS);

  private VerifyOutputs() {}

  /**
   * What was found about one table.
   *
   * @param table its name
   * @param rows how many rows were compared
   * @param difference where the outputs first differ, by key; empty where they hold the same
   */
  public record Finding(String table, long rows, Optional<String> difference) {}

  /** Compares every table that one of them has, in the order in which the pipeline fills them. */
  public static List<Finding> compare(SparkSession spark, OutputFolder a, OutputFolder b) {
    List<Finding> findings = new ArrayList<>();
    for (Table<?> table : Table.ALL) {
      if (a.has(table) || b.has(table)) {
        findings.add(compare(spark, table, a, b));
      }
    }
    return findings;
  }

  private static <R extends Record> Finding compare(
      SparkSession spark, Table<R> table, OutputFolder a, OutputFolder b) {
    if (!a.has(table) || !b.has(table)) {
      String only = "only " + (a.has(table) ? a : b).displayName() + " has it";
      return new Finding(table.name(), 0, Optional.of(only));
    }
    spark.sparkContext().setJobDescription("Verify " + table.name());
    JavaPairRDD<String, Group> left = groups(spark, table, a);
    JavaPairRDD<String, Group> right = groups(spark, table, b);
    List<String> first = left.subtract(right).union(right.subtract(left)).keys().takeOrdered(1);
    long rows = left.values().map(Group::rows).fold(0L, Long::sum);
    left.unpersist(false);
    right.unpersist(false);
    return new Finding(
        table.name(),
        rows,
        first.isEmpty() ? Optional.empty() : Optional.of(describe(table, a, b, first.get(0))));
  }

  /**
   * The rows with one value in the first column of the key.
   *
   * @param sum of their digests, in which their order does not count
   */
  private record Group(long rows, BigInteger sum) implements Serializable {
    Group and(Group other) {
      return new Group(rows + other.rows, sum.add(other.sum));
    }
  }

  private static <R extends Record> JavaPairRDD<String, Group> groups(
      SparkSession spark, Table<R> table, OutputFolder output) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    FolderHandle handle =
        new FolderHandle(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()),
            output.location());
    List<String> parts = output.parts(table);
    int index = Table.ALL.indexOf(table);
    return context
        .parallelize(parts, parts.size())
        .flatMapToPair(part -> groups(Table.ALL.get(index), handle.open(), part).iterator())
        .reduceByKey(Group::and)
        .cache();
  }

  private static <R extends Record> List<Tuple2<String, Group>> groups(
      Table<R> table, OutputFolder output, String part) {
    RowContent<R> content = new RowContent<>(table);
    Map<String, Group> groups = new HashMap<>();
    forEach(
        output,
        table,
        part,
        output.read(table, part),
        row ->
            groups.merge(group(content.key(row)), new Group(1, content.digest(row)), Group::and));
    return groups.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String group(List<Object> key) {
    return String.valueOf(key.get(0));
  }

  /** Hands over those rows of a file that count. */
  private static <R extends Record> void forEach(
      OutputFolder output, Table<R> table, String part, TableReader<R> rows, Consumer<R> action) {
    if (OF_RUNS.contains(table) && !part.equals(InputProbes.PART)) {
      Set<String> runs = new HashSet<>();
      String whole = Shards.whole(part);
      if (output.has(Table.RUN_PARTS, whole)) {
        output.read(Table.RUN_PARTS, whole).forEach(run -> runs.add(run.runId()));
      }
      Function<Record, Object> run = table.column("run_id");
      rows.forEach(
          row -> {
            if (runs.contains(run.apply(row))) {
              action.accept(row);
            }
          });
    } else if (!OF_DATASETS.contains(table) || datasets(output).contains(Shards.whole(part))) {
      rows.forEach(action);
    }
  }

  @SafeVarargs
  private static Set<Table<?>> tables(List<? extends Table<?>>... lists) {
    Set<Table<?>> tables = new HashSet<>();
    for (List<? extends Table<?>> list : lists) {
      tables.addAll(list);
    }
    return tables;
  }

  private static Set<String> datasets(OutputFolder output) {
    Set<String> ids = new HashSet<>();
    output.read(Table.DATASETS).forEach(row -> ids.add(row.datasetId()));
    return ids;
  }

  private static <R extends Record> String describe(
      Table<R> table, OutputFolder a, OutputFolder b, String group) {
    RowContent<R> content = new RowContent<>(table);
    Map<List<Object>, List<R>> left = rows(table, a, content, group);
    Map<List<Object>, List<R>> right = rows(table, b, content, group);
    TreeSet<List<Object>> keys = new TreeSet<>(RowContent.BY_KEY);
    keys.addAll(left.keySet());
    keys.addAll(right.keySet());
    for (List<Object> key : keys) {
      List<R> ones = left.getOrDefault(key, List.of());
      List<R> others = right.getOrDefault(key, List.of());
      if (ones.size() != 1 || others.size() != 1) {
        if (!digests(content, ones).equals(digests(content, others))) {
          return "%s: %s in %s, %s in %s"
              .formatted(
                  text(table, key),
                  Figures.count(ones.size(), "row"),
                  a.displayName(),
                  Figures.count(others.size(), "row"),
                  b.displayName());
        }
      } else {
        Optional<String> difference = content.difference(ones.get(0), others.get(0));
        if (difference.isPresent()) {
          return text(table, key) + ": " + difference.get();
        }
      }
    }
    throw new IllegalStateException("no row of " + group + " differs");
  }

  private static <R extends Record> List<BigInteger> digests(RowContent<R> content, List<R> rows) {
    return rows.stream().map(content::digest).sorted().toList();
  }

  private static String text(Table<?> table, List<Object> key) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(table.key().get(i)).append(" = ").append(key.get(i));
    }
    return text.toString();
  }

  /** The rows of a group, by their keys. */
  private static <R extends Record> Map<List<Object>, List<R>> rows(
      Table<R> table, OutputFolder output, RowContent<R> content, String group) {
    Map<List<Object>, List<R>> rows = new TreeMap<>(RowContent.BY_KEY);
    for (String part : output.parts(table)) {
      TableReader<R> all = output.read(table, part);
      // by which whole files are passed over
      TableReader<R> some =
          switch (table.key().get(0)) {
            case "run_id" -> all.ofRun(group);
            case "dataset_id" -> all.ofDataset(group);
            default -> all;
          };
      forEach(
          output,
          table,
          part,
          some,
          row -> {
            List<Object> key = content.key(row);
            if (group(key).equals(group)) {
              rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
          });
    }
    return rows;
  }
}
