package org.uncoil.store.table;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.comparison.CriticalValueRow;
import org.uncoil.store.row.comparison.DiagnosisShareRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.LearnedFeatureShareRow;
import org.uncoil.store.row.comparison.PhaseRow;
import org.uncoil.store.row.comparison.RankStabilityRow;
import org.uncoil.store.row.comparison.RankingRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.comparison.SurvivalTestRow;
import org.uncoil.store.row.map.BoxCountRow;
import org.uncoil.store.row.map.CellRow;
import org.uncoil.store.row.map.MapSummaryRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.SimilarityRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.row.run.AfterRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.NetworkRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunPart;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.RunSeconds;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;

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
      new Table<>("networks", NetworkRow.class, List.of("network_id"));
  public static final Table<RunRow> RUNS = new Table<>("runs", RunRow.class, List.of("run_id"));

  /** The columns of {@link #RUNS} that say which runs there are. */
  public static final Table<RunPart> RUN_PARTS =
      new Table<>("runs", RunPart.class, List.of("run_id"));

  /** The columns of {@link #RUNS} that say how long each run took. */
  public static final Table<RunSeconds> RUN_SECONDS =
      new Table<>("runs", RunSeconds.class, List.of("run_id"));

  /**
   * Rows of {@link #RUNS} of runs that the study no longer has, in files of the same names: no
   * reader of the tables counts them, and they return when the study has their runs again.
   */
  public static final Table<RunRow> SET_ASIDE =
      new Table<>("set_aside", RunRow.class, List.of("run_id"));

  /** The columns of {@link #SET_ASIDE} that say which runs there are. */
  public static final Table<RunPart> SET_ASIDE_PARTS =
      new Table<>("set_aside", RunPart.class, List.of("run_id"));

  public static final Table<EpochRow> EPOCHS =
      new Table<>("epochs", EpochRow.class, List.of("run_id", "epoch"));
  public static final Table<EmbeddingRow> EMBEDDINGS =
      new Table<>("embeddings", EmbeddingRow.class, List.of("run_id", "epoch", "shard"));

  /** The columns of {@link #EMBEDDINGS} that the last layer reads. */
  public static final Table<AfterRow> AFTER =
      new Table<>("embeddings", AfterRow.class, List.of("run_id", "epoch"));

  public static final Table<ParameterRow> PARAMETERS =
      new Table<>("parameters", ParameterRow.class, List.of("run_id", "epoch"));
  public static final Table<ProbeRow> PROBES =
      new Table<>("probes", ProbeRow.class, List.of("dataset_id", "run_id", "probe"));
  public static final Table<SeparabilityRow> SEPARABILITY =
      new Table<>("separability", SeparabilityRow.class, List.of("run_id", "epoch"));
  public static final Table<SeparationRow> SEPARATIONS =
      new Table<>("separations", SeparationRow.class, List.of("run_id"));

  public static final Table<DistortionRow> DISTORTION =
      new Table<>("distortion", DistortionRow.class, List.of("run_id", "epoch"));
  public static final Table<TrainingDynamicsRow> TRAINING_DYNAMICS =
      new Table<>("training_dynamics", TrainingDynamicsRow.class, List.of("run_id"));
  public static final Table<LearnedFeatureRow> LEARNED_FEATURES =
      new Table<>("learned_features", LearnedFeatureRow.class, List.of("run_id", "feature"));
  public static final Table<NormalisedEmbeddingRow> NORMALISED_EMBEDDINGS =
      new Table<>("normalised_embeddings", NormalisedEmbeddingRow.class, List.of("run_id"));
  public static final Table<DiagnosisRow> DIAGNOSES =
      new Table<>("diagnoses", DiagnosisRow.class, List.of("run_id"));
  public static final Table<PointDynamicsRow> POINT_DYNAMICS =
      new Table<>("point_dynamics", PointDynamicsRow.class, List.of("dataset_id", "point"));
  public static final Table<SimilarityRow> SIMILARITY =
      new Table<>("similarity", SimilarityRow.class, List.of("run_id"));
  public static final Table<SolutionClusterRow> SOLUTION_CLUSTERS =
      new Table<>("solution_clusters", SolutionClusterRow.class, List.of("run_id"));

  /**
   * The columns of {@link #NORMALISED_EMBEDDINGS}, and of {@link #SOLUTION_CLUSTERS}, that say
   * which runs there are.
   */
  public static final Table<NormalisedEmbeddingRow.Of> NORMALISED_EMBEDDINGS_OF =
      new Table<>("normalised_embeddings", NormalisedEmbeddingRow.Of.class, List.of("run_id"));

  public static final Table<NormalisedEmbeddingRow.Of> SOLUTION_CLUSTERS_OF =
      new Table<>("solution_clusters", NormalisedEmbeddingRow.Of.class, List.of("run_id"));

  /** What the measure stage tells of runs, in files of the same names as {@link #OF_RUNS}. */
  public static final List<Table<? extends Record>> MEASURES_OF_RUNS =
      List.of(DISTORTION, TRAINING_DYNAMICS, LEARNED_FEATURES, NORMALISED_EMBEDDINGS, DIAGNOSES);

  /** And what it tells of all runs on a dataset together, in files named after the dataset. */
  public static final List<Table<? extends Record>> MEASURES_OF_DATASETS =
      List.of(POINT_DYNAMICS, SIMILARITY, SOLUTION_CLUSTERS);

  public static final Table<ClaimFigureRow> CLAIMS =
      new Table<>("claims", ClaimFigureRow.class, List.of("claim", "dataset", "quantity"));
  public static final Table<SurvivalRow> SURVIVAL =
      new Table<>("survival", SurvivalRow.class, List.of("dataset", "activation"));
  public static final Table<SurvivalTestRow> SURVIVAL_TESTS =
      new Table<>(
          "survival_tests",
          SurvivalTestRow.class,
          List.of("dataset", "activation_1", "activation_2"));
  public static final Table<RankingRow> RANKINGS =
      new Table<>("rankings", RankingRow.class, List.of("measure", "activation"));
  public static final Table<RankStabilityRow> RANK_STABILITY =
      new Table<>("rank_stability", RankStabilityRow.class, List.of("measure", "unit", "count"));
  public static final Table<ImportanceRow> IMPORTANCE =
      new Table<>("importance", ImportanceRow.class, List.of("measure", "factor", "second_factor"));
  public static final Table<PhaseRow> PHASES =
      new Table<>(
          "phases",
          PhaseRow.class,
          List.of(
              "first_axis",
              "first_value",
              "second_axis",
              "second_value",
              "third_axis",
              "third_value"));
  public static final Table<CriticalValueRow> CRITICAL_VALUES =
      new Table<>(
          "critical_values",
          CriticalValueRow.class,
          List.of(
              "axis", "second_axis", "second_value", "third_axis", "third_value", "activation"));

  public static final Table<DiagnosisShareRow> DIAGNOSIS_SHARES =
      new Table<>(
          "diagnosis_shares",
          DiagnosisShareRow.class,
          List.of("activation", "initialisation", "learning_rate", "diagnosis"));
  public static final Table<LearnedFeatureShareRow> LEARNED_FEATURE_SHARES =
      new Table<>(
          "learned_feature_shares",
          LearnedFeatureShareRow.class,
          List.of("dataset", "activation", "feature"));

  /** The runs of a map. */
  public static final Table<CellRow> CELLS =
      new Table<>("cells", CellRow.class, List.of("y_step", "x_step"));

  public static final Table<MapSummaryRow> MAP_SUMMARY =
      new Table<>("map_summary", MapSummaryRow.class, List.of("x_axis"));
  public static final Table<BoxCountRow> BOX_COUNTS =
      new Table<>("box_counts", BoxCountRow.class, List.of("side"));

  /** The tables of a map, which has no others but {@link #DATASETS}. */
  public static final List<Table<? extends Record>> OF_MAPS =
      List.of(CELLS, MAP_SUMMARY, BOX_COUNTS);

  /** The tables that the probe stage fills; their files hold the same runs as those of one name. */
  public static final List<Table<? extends Record>> OF_PROBES =
      List.of(PROBES, SEPARABILITY, SEPARATIONS);

  /** The tables that the compare stage fills, each with one file. */
  public static final List<Table<? extends Record>> OF_COMPARISON =
      List.of(
          CLAIMS,
          SURVIVAL,
          SURVIVAL_TESTS,
          RANKINGS,
          RANK_STABILITY,
          IMPORTANCE,
          PHASES,
          CRITICAL_VALUES,
          DIAGNOSIS_SHARES,
          LEARNED_FEATURE_SHARES);

  /** The tables of a study that is no map, in the order in which the pipeline fills them. */
  public static final List<Table<? extends Record>> OF_STUDIES =
      Stream.of(
              List.of(DATASETS, POINTS, NETWORKS, RUNS, EPOCHS, EMBEDDINGS, PARAMETERS),
              OF_PROBES,
              MEASURES_OF_RUNS,
              MEASURES_OF_DATASETS,
              OF_COMPARISON)
          .<Table<? extends Record>>flatMap(List::stream)
          .toList();

  /** All tables: those of studies, then those of maps. */
  public static final List<Table<? extends Record>> ALL =
      Stream.concat(OF_STUDIES.stream(), OF_MAPS.stream()).toList();

  /**
   * The tables that the train stage fills. Their files of one name hold the same runs; the one of
   * {@code runs}, which is first here, is written last.
   */
  public static final List<Table<? extends Record>> OF_RUNS =
      List.of(RUNS, EPOCHS, EMBEDDINGS, PARAMETERS);

  public Table {
    key = List.copyOf(key);
  }

  /** The columns in order. */
  public List<TableColumn> columns() {
    return TableColumn.of(row);
  }

  /** Compares rows by the key; what is null comes first. */
  public Comparator<R> order() {
    return key.stream()
        .map(this::column)
        .map(column -> Comparator.<R, Object>comparing(column, Table::compare))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /** Compares two values of one column; what is null comes first. */
  @SuppressWarnings("unchecked") // the types of columns in a key all have an order
  static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Reads a column of a row, by its name. */
  public Function<Record, Object> column(String name) {
    return Arrays.stream(row.getRecordComponents())
        .filter(component -> snakeCase(component.getName()).equals(name))
        .findFirst()
        .<Function<Record, Object>>map(component -> of -> value(component, of))
        .orElseThrow(() -> new IllegalArgumentException(this.name + " has no column " + name));
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  public static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z]|(?<=[a-z]{2})[0-9])", "_$1").toLowerCase(Locale.ROOT);
  }
}
