package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.table.Table;

/** The data-format page's examples, an output to run them on, and what they must find in it. */
final class DocumentedQuery {
  /** What the examples ask, of the views that every dialect has. */
  static final String OF_VIEWS =
      "SELECT run_id, epoch, point, after_1, after_2, label, is_test FROM final_embeddings"
          + " WHERE status = 'trained' ORDER BY run_id, point";

  static final String OF_TRAJECTORIES =
      "SELECT run_id, point, label, length FROM trajectories ORDER BY run_id, point";

  static final String OF_CURVES =
      "SELECT run_id, dataset, epoch, train_loss FROM curves WHERE epoch = 4";

  static final String OF_OVERVIEW =
      "SELECT run_id, dataset, network, architecture FROM run_overview ORDER BY run_id";

  private DocumentedQuery() {}

  /** The example's text, with the folder in place of the one that the page names. */
  static String of(String name, Path folder) throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/data-format.md"));
    Matcher block =
        Pattern.compile("<!-- example " + name + ",.*?```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(page);
    if (!block.find()) {
      throw new AssertionError("the page has no example " + name);
    }
    return block.group(1).replace("data/out/first-film", folder.toString());
  }

  /** Writes a trained run, a diverged one, and what a killed attempt left. */
  static void write(OutputFolder output) {
    List<EmbeddingRow> embeddings =
        Stream.of("b", "a", "c").flatMap(run -> StoreSamples.embeddings(run, 4).stream()).toList();
    output.write(Table.EMBEDDINGS, "part-a", "0", embeddings);
    output.write(Table.EMBEDDINGS, "part-x", "0", StoreSamples.embeddings("x", 4));
    output.write(
        Table.RUNS,
        "part-a",
        "0",
        List.of(
            StoreSamples.run("b", "part-a", "trained", 4),
            StoreSamples.run("a", "part-a", "trained", 4),
            StoreSamples.run("c", "part-a", "diverged", 4)));
    writeNames(output);
  }

  /** Writes what the runs train, and on what. */
  static void writeNames(OutputFolder output) {
    output.write(Table.DATASETS, "datasets", "0", List.of(StoreSamples.dataset()));
    output.write(Table.NETWORKS, "networks", "0", List.of(StoreSamples.network()));
    output.write(Table.POINTS, "d", "0", StoreSamples.points());
  }

  /** Each run with the names of what it trains. */
  static List<List<Object>> expectedOverview() {
    return Stream.of("a", "b", "c")
        .map(run -> List.<Object>of(run, "two moons", "original", "2–100–2–2"))
        .toList();
  }

  /** Run, epoch, point, z1, z2, class, held out. */
  static List<List<Object>> expected() {
    List<List<Object>> rows = new ArrayList<>();
    for (String run : List.of("a", "b")) {
      for (int point = 0; point < StoreSamples.POINTS; point++) {
        rows.add(
            List.of(
                run,
                4,
                point,
                StoreSamples.value(run, 4, 1, point),
                StoreSamples.value(run, 4, 2, point),
                point % 2,
                point == StoreSamples.POINTS - 1));
      }
    }
    return rows;
  }

  /** Each point of {@link StoreSamples} goes an eighth along both axes from epoch to epoch. */
  static void checkTrajectories(List<List<Object>> rows) {
    assertThat(rows).hasSize(3 * StoreSamples.POINTS);
    for (int i = 0; i < rows.size(); i++) {
      List<Object> row = rows.get(i);
      assertThat(row.get(0)).isEqualTo(List.of("a", "b", "c").get(i / StoreSamples.POINTS));
      assertThat(row.subList(1, 3))
          .isEqualTo(List.of(i % StoreSamples.POINTS, i % StoreSamples.POINTS % 2));
      assertThat((double) row.get(3)).isCloseTo(4 * Math.sqrt(2) / 8, offset(1e-4));
    }
  }
}
