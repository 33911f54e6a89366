package org.uncoil.store;

import java.util.List;
import java.util.Locale;

/**
 * A table of the output folder: its name is its folder's, its columns are the components of its row
 * record.
 *
 * @param name snake case
 * @param row the row record
 * @param key columns that tell its rows apart; files are sorted by them
 */
public record Table<R extends Record>(String name, Class<R> row, List<String> key) {
  public static final Table<DatasetRow> DATASETS =
      new Table<>("datasets", DatasetRow.class, List.of("dataset_id"));
  public static final Table<PointRow> POINTS =
      new Table<>("points", PointRow.class, List.of("dataset_id", "shard", "point"));
  public static final Table<NetworkRow> NETWORKS =
      new Table<>("networks", NetworkRow.class, List.of("run_id"));

  /** The columns of {@link #NETWORKS} that say which runs there are. */
  public static final Table<RunPart> RUN_PARTS =
      new Table<>("networks", RunPart.class, List.of("run_id"));

  public static final Table<EpochRow> EPOCHS =
      new Table<>("epochs", EpochRow.class, List.of("run_id", "epoch"));
  public static final Table<EmbeddingRow> EMBEDDINGS =
      new Table<>("embeddings", EmbeddingRow.class, List.of("run_id", "epoch", "shard"));
  public static final Table<ParameterRow> PARAMETERS =
      new Table<>("parameters", ParameterRow.class, List.of("run_id", "epoch"));
  public static final Table<ProbeRow> PROBES =
      new Table<>("probes", ProbeRow.class, List.of("dataset_id", "run_id", "probe"));

  /** All tables, in the order in which the pipeline fills them. */
  public static final List<Table<? extends Record>> ALL =
      List.of(DATASETS, POINTS, NETWORKS, EPOCHS, EMBEDDINGS, PARAMETERS, PROBES);

  /**
   * The tables that the train stage fills. Their files of one name hold the same runs; the one of
   * {@code networks}, which is first here, is written last.
   */
  public static final List<Table<? extends Record>> OF_RUNS =
      List.of(NETWORKS, EPOCHS, EMBEDDINGS, PARAMETERS);

  public Table {
    key = List.copyOf(key);
  }

  /** The columns in order. */
  public List<TableColumn> columns() {
    return TableColumn.of(row);
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z]|(?<=[a-z])[0-9])", "_$1").toLowerCase(Locale.ROOT);
  }
}
