package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.Verdict;
import org.uncoil.store.row.Column;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableColumn;

/**
 * Keeps the data-format page equal to the schema. {@code mvn test -Dtest=DataFormatPageTest
 * -Duncoil.update=true} rewrites the page.
 */
class DataFormatPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/data-format.md");
  private static final Pattern SECTION =
      Pattern.compile(
          "(<!-- columns of (\\w+), written by DataFormatPageTest -->\n).*?(<!-- end -->)",
          Pattern.DOTALL);

  private static final Pattern DIAGRAM =
      Pattern.compile(
          "(<!-- entity diagram, written by DataFormatPageTest -->\n).*?(<!-- end -->)",
          Pattern.DOTALL);

  /** The tables that others refer to, by the column that does. */
  private static final Map<String, Table<?>> REFERRED =
      new TreeMap<>(
          Map.of("dataset_id", Table.DATASETS, "network_id", Table.NETWORKS, "run_id", Table.RUNS));

  private static final Pattern VALUES =
      Pattern.compile(
          "(<!-- values, written by DataFormatPageTest -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  @Test
  void showsEveryColumnOfEveryTableAsTheSchemaHasIt() throws IOException {
    String page = Files.readString(PAGE);
    String columns =
        SECTION
            .matcher(page)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) + "\n" + describe(table(found.group(2))) + found.group(3)));
    String diagram =
        DIAGRAM
            .matcher(columns)
            .replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + diagram() + found.group(2)));
    String expected =
        VALUES
            .matcher(diagram)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group(1) + "\n" + values() + found.group(2)));
    if (Boolean.getBoolean("uncoil.update")) {
      Files.writeString(PAGE, expected);
      return;
    }
    assertThat(page)
        .as("out of date: run mvn test -Dtest=DataFormatPageTest -Duncoil.update=true")
        .isEqualTo(expected);
  }

  @Test
  void everyTableIsInTheDiagram() {
    Set<String> shown = new TreeSet<>(List.of(diagram().split("[^a-z_]+")));
    assertThat(shown).containsAll(Table.ALL.stream().map(Table::name).toList());
    REFERRED.forEach((column, table) -> assertThat(table.key()).containsExactly(column));
  }

  @Test
  void hasASectionPerTableInOrder() throws IOException {
    Stream<MatchResult> sections = SECTION.matcher(Files.readString(PAGE)).results();
    assertThat(sections.map(section -> section.group(2)))
        .containsExactlyElementsOf(Table.ALL.stream().map(Table::name).toList());
  }

  @Test
  void namesAreSnakeCase() {
    for (Table<?> table : Table.ALL) {
      assertThat(table.columns())
          .allSatisfy(
              column -> assertThat(column.name()).matches("[a-z]+[0-9]?(_([a-z]+[0-9]?|[0-9]+))*"));
    }
    assertThat(Table.EMBEDDINGS.columns())
        .extracting(TableColumn::name)
        .containsExactly("run_id", "epoch", "shard", "before_1", "before_2", "after_1", "after_2");
    assertThat(Table.snakeCase("testAccuracy")).isEqualTo("test_accuracy");
  }

  @Test
  void everyListSaysItsShapeAndEveryColumnWhatItHolds() {
    for (Table<?> table : Table.ALL) {
      for (TableColumn column : table.columns()) {
        String where = table.name() + "." + column.name();
        assertThat(column.about().value()).as(where).isNotBlank();
        assertThat(column.about().shape().isEmpty())
            .as(where + " has a shape")
            .isEqualTo(!column.list());
      }
    }
  }

  @Test
  void earlierNamesLeadToTablesAndColumns() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/store/earlier-names.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] names = line.split(",", -1);
      List<String> columns = table(names[2]).columns().stream().map(TableColumn::name).toList();
      assertThat(names[3].isEmpty() || columns.contains(names[3])).as(line).isTrue();
    }
  }

  @Test
  void keysAreColumns() {
    for (Table<?> table : Table.ALL) {
      assertThat(table.columns()).extracting(TableColumn::name).containsAll(table.key());
    }
  }

  private static Table<?> table(String name) {
    return Table.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page has a table " + name + ", the schema not"));
  }

  /**
   * The tables as Mermaid draws them. Of a run's tables, only {@code runs} shows its dataset. Those
   * of comparisons have names, and refer to no row.
   */
  private static String diagram() {
    StringBuilder text = new StringBuilder("\n```mermaid\nerDiagram\n");
    for (Table<?> table : Table.ALL) {
      Map<String, TableColumn> columns =
          table.columns().stream().collect(Collectors.toMap(TableColumn::name, c -> c));
      List<String> references =
          REFERRED.entrySet().stream()
              .filter(entry -> !entry.getValue().equals(table))
              .map(Map.Entry::getKey)
              .filter(columns::containsKey)
              .filter(
                  column ->
                      table.equals(Table.RUNS)
                          || column.equals("run_id")
                          || !columns.containsKey("run_id")
                          || columns.get("run_id").about().nullable())
              .toList();
      for (String column : references) {
        text.append(
            "  %s %s--%s %s : %s\n"
                .formatted(
                    REFERRED.get(column).name(),
                    columns.get(column).about().nullable() ? "|o" : "||",
                    table.key().equals(List.of(column)) ? "o|" : "o{",
                    table.name(),
                    column));
      }
      if (references.isEmpty() && !REFERRED.containsValue(table)) {
        text.append("  %s\n".formatted(table.name()));
      }
    }
    return text.append("```\n\n").toString();
  }

  /** What the columns can have that hold one of a few words. */
  private static String values() {
    StringBuilder text = new StringBuilder();
    row(text, List.of("Column", "Value", "Meaning"));
    row(text, List.of("---", "---", "---"));
    for (RunStatus status : RunStatus.values()) {
      row(text, List.of("`runs.status`", "`" + status.label() + "`", status.meaning()));
    }
    for (Diagnosis diagnosis : Diagnosis.values()) {
      row(
          text,
          List.of("`diagnoses.diagnosis`", "`" + diagnosis.value() + "`", diagnosis.meaning()));
    }
    for (Verdict result : Verdict.values()) {
      row(text, List.of("`claims.result`", "`" + result.label() + "`", result.meaning()));
    }
    return text.append('\n').toString();
  }

  private static String describe(Table<?> table) {
    StringBuilder text = new StringBuilder("Key: ");
    text.append(table.key().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")));
    text.append("\n\n");
    row(text, List.of("Column", "Type", "Unit", "Shape", "Null", "Non-deterministic", "Meaning"));
    row(text, List.of("---", "---", "---", "---", "---", "---", "---"));
    for (TableColumn column : table.columns()) {
      Column about = column.about();
      row(
          text,
          List.of(
              "`" + column.name() + "`",
              "`" + column.typeName() + "`",
              about.unit(),
              about.shape(),
              about.nullable() ? "yes" : about.nullableElements() ? "elements" : "",
              about.incidental() ? "yes" : "",
              about.value()));
    }
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "" : " ");
    }
    text.append("|\n");
  }
}
