package org.uncoil.store;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uncoil.store.table.Table;

/**
 * Compares an output that was made before tables and columns were renamed with one that was made
 * after, column by column: {@code CompareWithEarlier EARLIER NOW}. The file {@code
 * store/earlier-names.csv} has the names; names of datasets and networks are joined. A value that
 * was NaN, −1, infinite or empty where there was none equals null.
 */
public final class CompareWithEarlier {
  private static final Path NAMES = Path.of("src/test/resources/store/earlier-names.csv");

  /** Tables whose earlier columns are in several tables now. */
  private static final Map<String, String> JOINED =
      Map.of(
          "runs",
          "SELECT r.*, n.specification FROM run_overview r JOIN networks n USING (network_id)",
          "diagnoses",
          "SELECT d.*, r.activation, r.initialisation, r.learning_rate"
              + " FROM now_diagnoses d JOIN run_overview r USING (run_id)");

  /** Columns that depend on how a run was carried out. */
  private static final List<String> INCIDENTAL =
      List.of("part", "seconds", "host", "device", "code_version");

  private static final Map<Object, Object> VALUES =
      Map.of("point", "collapsed_to_point", "line", "collapsed_to_line");

  private final Map<String, String> tables = new HashMap<>();
  private final Map<String, String> columns = new HashMap<>();
  private final Statement sql;
  private final Path earlier;
  private final Path now;

  private CompareWithEarlier(Statement sql, Path earlier, Path now) throws IOException {
    this.sql = sql;
    this.earlier = earlier;
    this.now = now;
    for (String line : Files.readAllLines(NAMES)) {
      String[] names = line.split(",", -1);
      if (names[1].isEmpty()) {
        tables.put(names[0], names[2]);
      } else {
        columns.put(names[0] + "." + names[1], names[3]);
      }
    }
  }

  public static void main(String[] folders) throws IOException, SQLException {
    Path now = Path.of(folders[1]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(
          "SET VARIABLE output = '"
              + now
              + "';\n"
              + Files.readString(Path.of("conf/sql/duckdb.sql")));
      new CompareWithEarlier(sql, Path.of(folders[0]), now).compare();
    }
  }

  private void compare() throws IOException, SQLException {
    try (Stream<Path> folders = Files.list(earlier.resolve("tables"))) {
      for (Path folder : folders.sorted().toList()) {
        compare(folder.getFileName().toString());
      }
    }
  }

  private static String files(Path output, String table) {
    return "SELECT * FROM '" + output + "/tables/" + table + "/*.parquet'";
  }

  private void compare(String table) throws IOException, SQLException {
    String name = tables.getOrDefault(table, table);
    if (!Files.isDirectory(now.resolve("tables").resolve(name))) {
      System.out.println(table + ": there is no table " + name);
      return;
    }
    sql.execute("CREATE OR REPLACE TEMP VIEW now_" + name + " AS " + files(now, name));
    List<Map<String, Object>> before = rows(files(earlier, table));
    List<Map<String, Object>> after = rows(JOINED.getOrDefault(name, files(now, name)));
    Table<?> known =
        Table.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Map<List<Object>, Map<String, Object>> byKey = new HashMap<>();
    after.forEach(row -> byKey.put(known.key().stream().map(row::get).toList(), row));
    Map<String, Difference> differences = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    int lost = 0;
    for (Map<String, Object> row : before) {
      Map<String, Object> renamed = new LinkedHashMap<>();
      row.forEach(
          (column, value) ->
              renamed.put(columns.getOrDefault(table + "." + column, column), value));
      if (renamed.containsKey("diagnosis")) {
        renamed.computeIfPresent("diagnosis", (column, word) -> VALUES.getOrDefault(word, word));
      }
      List<Object> key = new ArrayList<>();
      known.key().forEach(column -> key.add(renamed.get(column)));
      Map<String, Object> other = byKey.get(key);
      if (other == null) {
        lost++;
        continue;
      }
      renamed.forEach(
          (column, value) -> {
            if (INCIDENTAL.contains(column)) {
              return;
            }
            if (!other.containsKey(column)) {
              if (!gone.contains(column)) {
                gone.add(column);
              }
              return;
            }
            differences
                .computeIfAbsent(column, any -> new Difference())
                .add(value, other.get(column));
          });
    }
    long equal = differences.values().stream().filter(difference -> difference.rows == 0).count();
    String different =
        differences.entrySet().stream()
            .filter(column -> column.getValue().rows > 0)
            .map(column -> column.getKey() + " (" + column.getValue() + ")")
            .collect(Collectors.joining(", "));
    System.out.printf(
        Locale.ROOT,
        "%-46s %7d rows, %7d now, %d without a counterpart; %2d columns equal%s%s%n",
        table.equals(name) ? name : table + " → " + name,
        before.size(),
        after.size(),
        lost,
        equal,
        different.isEmpty() ? "" : "; DIFFERENT: " + different,
        gone.isEmpty() ? "" : "; no longer there: " + gone);
  }

  /** How much the values of a column differ. */
  private static final class Difference {
    private int rows;
    private double largest;
    private String example = "";

    void add(Object one, Object other) {
      if (!Objects.equals(one, other)) {
        rows++;
        largest = Math.max(largest, distance(one, other));
        example = one + " ≠ " + other;
      }
    }

    private static double distance(Object one, Object other) {
      if (one instanceof Number a && other instanceof Number b) {
        return Math.abs(a.doubleValue() - b.doubleValue());
      }
      double distance = Double.NaN;
      if (one instanceof List<?> a && other instanceof List<?> b && a.size() == b.size()) {
        distance = 0;
        for (int i = 0; i < a.size(); i++) {
          if (!Objects.equals(a.get(i), b.get(i))) {
            distance = Math.max(distance, distance(a.get(i), b.get(i)));
          }
        }
      }
      return distance;
    }

    @Override
    public String toString() {
      String cut = example.length() > 160 ? example.substring(0, 160) + "…" : example;
      return rows
          + " rows, "
          + (Double.isNaN(largest) ? "for example " + cut : "by at most " + largest);
    }
  }

  private List<Map<String, Object>> rows(String query) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (ResultSet result = sql.executeQuery(query)) {
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnName(i), plain(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The value; null for what stood for none. */
  private static Object plain(Object value) throws SQLException {
    if (value instanceof Array array) {
      List<Object> list = new ArrayList<>();
      for (Object element : Arrays.asList((Object[]) array.getArray())) {
        list.add(plain(element));
      }
      return list.isEmpty() ? null : list;
    }
    if (value instanceof Double number) {
      return Double.isNaN(number) || number == Double.POSITIVE_INFINITY ? null : number;
    }
    if (value instanceof Float number) {
      return Float.isNaN(number) ? null : number;
    }
    return "".equals(value) || Integer.valueOf(-1).equals(value) ? null : value;
  }
}
