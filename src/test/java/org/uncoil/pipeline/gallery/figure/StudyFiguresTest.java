package org.uncoil.pipeline.gallery.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.RunStatus;
import org.uncoil.gallery.figure.AtlasMap;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.gallery.figure.FigureTable;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.LineChart;
import org.uncoil.gallery.figure.PlaneMap;
import org.uncoil.gallery.figure.StackedBars;
import org.uncoil.gallery.figure.SurvivalCurves;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.compare.Comparison;
import org.uncoil.pipeline.compare.DiagnosisShares;
import org.uncoil.pipeline.compare.LearnedFeatureShares;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Samples;

/** A study whose every answer is known: relu always separates, tanh on one dataset, cube never. */
class StudyFiguresTest {
  private static final List<String> DATASETS = List.of("easy", "hard & <b>bold</b>");
  private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "cube");
  private static final int SEEDS = 4;
  private static final int POINTS = 12;

  @TempDir private static Path root;
  private static final List<RunCard> RUNS = new ArrayList<>();
  private static OutputFolder folder;
  private static FigurePage page;

  /** In the order in which the pipeline tells them, which the axes of figures follow. */
  private static Map<String, String> settings(String activation, String width) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("activation", activation);
    settings.put("width", width);
    return settings;
  }

  @BeforeAll
  static void makeTheStudy() {
    folder = new OutputFolder(new Configuration(), root.resolve("study").toString());
    List<ComparedRun> compared = new ArrayList<>();
    for (String dataset : DATASETS) {
      for (String activation : ACTIVATIONS) {
        for (int width = 4; width <= 8; width += 4) {
          for (int seed = 0; seed < SEEDS; seed++) {
            compared.add(add(dataset, activation, width, seed));
          }
        }
      }
    }
    new Comparison(compared, 7).write(folder);
    folder.write(Table.DIAGNOSES, "p", "0", RUNS.stream().map(StudyFiguresTest::health).toList());
    folder.write(
        Table.LEARNED_FEATURES,
        "p",
        "0",
        RUNS.stream()
            .flatMap(
                run ->
                    List.of("radius", "sine").stream()
                        .map(
                            feature ->
                                new LearnedFeatureRow(
                                    run.runId(),
                                    "d",
                                    feature,
                                    1,
                                    1,
                                    1,
                                    1,
                                    run.activation().equals("relu"))))
            .toList());
    folder.write(
        Table.DISTORTION,
        "p",
        "0",
        RUNS.stream()
            .flatMap(
                run ->
                    IntStream.of(0, 60)
                        .mapToObj(
                            epoch ->
                                new DistortionRow(
                                    run.runId(),
                                    epoch,
                                    9,
                                    run.seed() / 10.0,
                                    0,
                                    0,
                                    epoch,
                                    1,
                                    1,
                                    1,
                                    null)))
            .toList());
    Map<String, RunPlan> rows =
        RUNS.stream().collect(Collectors.toMap(RunCard::runId, StudyFiguresTest::plan));
    new DiagnosisShares(rows).write(folder);
    new LearnedFeatureShares(rows).write(folder);
    page =
        StudyFigures.page(
            folder, "study", DATASETS, RUNS, folder.read(Table.DIAGNOSES).toList(), List.of());
  }

  private static ComparedRun add(String dataset, String activation, int width, int seed) {
    boolean separated =
        activation.equals("relu") || (activation.equals("tanh") && dataset.equals("easy"));
    ComparedRun compared =
        new ComparedRun(
            dataset,
            seed,
            settings(activation, String.valueOf(width)),
            Map.of(),
            60,
            separated ? 1 : 0.5 + seed / 100.0,
            new Lifetime(separated ? 10 + seed : 60, separated));
    RunCard card =
        new RunCard(
            "run%02d".formatted(RUNS.size()),
            "file-" + "run%02d".formatted(RUNS.size()),
            dataset,
            "n",
            "2–4–2–2",
            activation,
            seed,
            Map.of(
                "dataset",
                dataset,
                "activation",
                activation,
                "width",
                String.valueOf(width),
                "initialisation",
                "xavier",
                "learning rate",
                String.valueOf(learningRate(seed))),
            RunStatus.TRAINED,
            "",
            compared.accuracy(),
            compared.accuracy(),
            0.1,
            Samples.separation(separated ? 10 + seed : null),
            diagnosis(activation, seed),
            RUNS.size() < 4 ? 2 : 1,
            seed == 0 ? "films/a.png" : null,
            null,
            false);
    RUNS.add(card);
    return compared;
  }

  private static double learningRate(long seed) {
    return seed % 2 == 0 ? 0.01 : 0.1;
  }

  private static String diagnosis(String activation, long seed) {
    return activation.equals("cube") && seed == 3 ? "diverged" : "healthy";
  }

  private static RunPlan plan(RunCard run) {
    return RunRows.trained(run, learningRate(run.seed()));
  }

  private static DiagnosisRow health(RunCard run) {
    return new DiagnosisRow(
        run.runId(),
        "d",
        run.health(),
        "",
        60,
        List.of(),
        List.of(),
        List.of(),
        1 + run.seed() / 10.0);
  }

  private static <F extends Figure> F figure(FigurePage page, String id, Class<F> kind) {
    return page.sections().stream()
        .flatMap(section -> section.figures().stream())
        .filter(figure -> figure.caption().id().equals(id))
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no figure " + id));
  }

  private static long accepted(RunSelection selection) {
    return RUNS.stream().filter(run -> accepts(selection, run)).count();
  }

  /** As the run browser does: the run has, of every field that is named, one of its values. */
  private static boolean accepts(RunSelection selection, RunCard run) {
    Map<String, String> fields = new HashMap<>();
    run.settings().forEach((name, value) -> fields.put(RunSelection.id(name), value));
    fields.put("run", run.runId());
    fields.put("status", run.status().label());
    fields.put("health", run.health());
    fields.put("cluster", String.valueOf(run.cluster()));
    return selection.criteria().stream()
        .collect(
            Collectors.groupingBy(
                RunSelection.Criterion::field,
                Collectors.mapping(RunSelection.Criterion::value, Collectors.toSet())))
        .entrySet()
        .stream()
        .allMatch(field -> field.getValue().contains(fields.get(field.getKey())));
  }

  @Test
  void everyTableHasItsFigure() {
    assertThat(
            page.sections().stream().flatMap(s -> s.figures().stream()).map(f -> f.caption().id()))
        .containsExactly(
            "survival",
            "times",
            "shares",
            "separable",
            "accuracy",
            "importance-accuracy",
            "importance-separation",
            "parallel",
            "phase-width",
            "phase-dataset-width",
            "phase-activation-width",
            "rediscovered",
            "rediscovered-on",
            "folds",
            "areas",
            "verdicts",
            "ranks",
            "collapse",
            "ranks-accuracy",
            "ranks-separation",
            "stability-accuracy",
            "stability-separation");
  }

  @Test
  void whereANumberOfRunsIsSaidTheLinkLeadsToJustSoMany() {
    Pattern count = Pattern.compile("(?:of|over) ([0-9]+) runs");
    int said = 0;
    for (FigureSection section : page.sections()) {
      for (Figure figure : section.figures()) {
        for (FigureTable.Row row : figure.table().rows()) {
          Matcher matcher = count.matcher(row.cells().get(row.cells().size() - 1));
          assertThat(accepted(row.runs())).as(figure.caption().id() + row).isPositive();
          if (matcher.find()) {
            said++;
            assertThat(accepted(row.runs()))
                .as(figure.caption().id() + row)
                .isEqualTo(Long.parseLong(matcher.group(1)));
          }
        }
      }
    }
    // separable, accuracy and rediscovered: 6 cells each; two phase diagrams; health by settings
    assertThat(said).isEqualTo(6 + 6 + 6 + 4 + 6 + 6);
  }

  @Test
  void cellsHoldWhatWasPutIn() {
    HeatMap separable = figure(page, "separable", HeatMap.class);
    assertThat(separable.rows()).containsExactly("relu", "tanh", "cube");
    assertThat(separable.columns()).containsExactlyElementsOf(DATASETS);
    assertThat(separable.cells().stream().map(HeatMap.Cell::share))
        .containsExactly(1.0, 1.0, 1.0, 0.0, 0.0, 0.0);
    // 24 of 48, (24 + 1.96²/2 ± …)/(48 + 1.96²) by Wilson's formula
    assertThat(separable.caption().statistics())
        .contains(
            "50.0% (95%: 36.4% to 63.6%) of 48 runs",
            "with relu, 100.0%", "on hard & <b>bold</b>, 33.3%");
    HeatMap accuracy = figure(page, "accuracy", HeatMap.class);
    assertThat(accuracy.cells().stream().filter(cell -> cell.row().equals("cube")))
        .allMatch(cell -> Math.abs(cell.share() - 0.515) < 1e-12);
    assertThat(accuracy.floor()).isEqualTo(0.5);
  }

  @Test
  void curvesAreThoseOfTheTableTheFastestFirst() {
    SurvivalCurves curves = figure(page, "survival", SurvivalCurves.class);
    assertThat(curves.curves())
        .extracting(curve -> curve.row().activation())
        .containsExactly("relu", "tanh", "cube");
    assertThat(curves.horizon()).isEqualTo(60);
    SurvivalRow fastest = curves.curves().get(0).row();
    assertThat(fastest.epochs().get(0)).isEqualTo(10);
    assertThat(fastest.events().get(0)).isEqualTo(4);
    assertThat(fastest.survival().get(0)).isEqualTo(0.75);
    assertThat(curves.caption().finding())
        .startsWith("relu separates the training points in all 16 runs");
    assertThat(accepted(curves.curves().get(1).selection())).isEqualTo(16);
    assertThat(curves.caption().description()).contains("stays linearly separable until the end");
  }

  @Test
  void piecesOfHealthLeadToTheirRunsAndAreReplayed() {
    StackedBars verdicts = figure(page, "verdicts", StackedBars.class);
    StackedBars.Bar worst = verdicts.bars().get(0);
    assertThat(worst.name()).isEqualTo("cube");
    assertThat(worst.pieces()).extracting(StackedBars.Piece::share).containsExactly(0.75, 0.25);
    assertThat(worst.pieces().get(1).replay())
        .startsWith("jobs/pipeline study.conf --dataset ")
        .endsWith(" --network sample --seed 3");
    assertThat(accepted(worst.pieces().get(1).selection())).isEqualTo(4);
    assertThat(RUNS.stream().filter(run -> accepts(worst.pieces().get(1).selection(), run)))
        .allMatch(run -> run.activation().equals("cube") && run.seed() == 3);
    assertThat(accepted(verdicts.bars().get(1).pieces().get(0).selection())).isEqualTo(16);
  }

  @Test
  void linesOfDistortionAreMediansOverRuns() {
    LineChart folds = figure(page, "folds", LineChart.class);
    // the shares of four seeds are 0, 0.1, 0.2 and 0.3
    assertThat(folds.series().get(0).points())
        .containsExactly(
            new LineChart.Point(0, 0.15000000000000002, Double.NaN, Double.NaN),
            new LineChart.Point(60, 0.15000000000000002, Double.NaN, Double.NaN));
  }

  @Test
  void aDatasetsPageHasItsMapsAndAFolderWithoutTablesHasNoSections() {
    List<RunCard> own = RUNS.stream().filter(run -> run.dataset().equals("easy")).toList();
    Dataset dataset = Samples.dataset(POINTS, 2, 2, 5);
    DatasetFigures figures = new DatasetFigures(1, "d", "easy", DATASETS, "study", own, List.of());
    assertThat(figures.path()).isEqualTo("compare/1.html");
    FigurePage without = figures.page(folder, dataset);
    assertThat(without.sections()).as("no empty sections").hasSize(1);

    folder.write(
        Table.SOLUTION_CLUSTERS,
        "d",
        "0",
        IntStream.range(0, own.size()).mapToObj(i -> place(own, i)).toList());
    folder.write(
        Table.POINT_DYNAMICS,
        "d",
        "0",
        IntStream.range(0, POINTS)
            .mapToObj(
                i ->
                    new PointDynamicsRow(
                        "d", i, own.size(), 1, i == 0 ? Double.NaN : 10.0 * i, 0, i, 1, 0))
            .toList());
    FigurePage with = figures.page(folder, dataset);
    AtlasMap atlas = figure(with, "atlas", AtlasMap.class);
    assertThat(atlas.places()).hasSize(own.size());
    assertThat(atlas.clusters()).extracting(AtlasMap.Cluster::runs).containsExactly(20, 4);
    assertThat(atlas.clusters())
        .extracting(cluster -> accepted(cluster.all()))
        .containsExactly(20L, 4L);
    assertThat(atlas.clusters().get(1).poster()).isEqualTo("films/a.png");
    assertThat(atlas.clusters().get(1).text()).isEqualTo("relu 4");
    assertThat(atlas.caption().finding())
        .startsWith("The 24 runs form 2 clusters (mean silhouette 0.50), the largest with 20");
    PlaneMap learned = figure(with, "learned", PlaneMap.class);
    assertThat(learned.spots()).hasSize(POINTS);
    assertThat(learned.spots().get(0).value()).isNaN();
    assertThat(learned.caption().finding())
        .contains("half of the points are learned by epoch 60 on average");
    assertThat(accepted(learned.selection())).isZero();

    OutputFolder empty = new OutputFolder(new Configuration(), root.resolve("empty").toString());
    assertThat(
            StudyFigures.page(empty, "study", DATASETS, List.of(), List.of(), List.of()).sections())
        .isEmpty();
    assertThat(Optional.of(empty.has(Table.SOLUTION_CLUSTERS))).contains(false);
  }

  /** The first four runs are one cluster, the rest the other. */
  private static SolutionClusterRow place(List<RunCard> own, int i) {
    int cluster = i < 4 ? 0 : 1;
    String medoid = own.get(4 * cluster).runId();
    return new SolutionClusterRow(
        own.get(i).runId(), "d", cluster, i == 4 * cluster, medoid, 0, i, -i, true, 0.5, 0.9);
  }

  @Test
  void aDatasetOfManyPointsIsShownInSquares() {
    int points = 3000;
    folder.write(
        Table.POINT_DYNAMICS,
        "large",
        "0",
        IntStream.range(0, points)
            .mapToObj(i -> new PointDynamicsRow("large", i, 3, 1, 7, 0, 0.5, 1, 0))
            .toList());
    PlaneMap map =
        (PlaneMap)
            PointDynamicsFigures.of(folder, "large", Samples.dataset(points, 2, 2, 5))
                .figures()
                .get(0);
    assertThat(map.side()).isPositive();
    assertThat(map.spots().size()).isLessThanOrEqualTo(PlaneMap.MOST_SPOTS);
    assertThat(map.spots()).allMatch(spot -> spot.value() == 7);
    assertThat(map.caption().description()).contains("mean over its points (3,000 in total)");
  }
}
