package org.uncoil.pipeline.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.pipeline.Pipeline;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.export.ExportFormat;
import org.uncoil.pipeline.export.Exports;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.probe.ProbeStage;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.pipeline.verify.RepairStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.map.CellRow;
import org.uncoil.store.row.map.MapSummaryRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** Maps from the study file to their tables. */
class MapIT {
  private static final String STUDY =
      """
      study { name = map, seed = 3, engine = %s }
      datasets = [ { name = moons, source { type = moons, points = 40, noise = 0.1 } } ]
      networks = [ { name = net, hidden = [4], activation = tanh, optimizer = sgd, epochs = 40 } ]
      map { %s }
      """;

  private static final String RATES =
      """
      x.learning-rate { from = 0.01, to = 1000, steps = 13, scale = log }
      y.initial-scale { from = 0.1, to = 10, steps = 34, scale = log }
      """;

  @TempDir private Path disk;

  private PipelineContext context(String name, StudySpec study) {
    SparkSession spark = SharedSpark.get();
    PipelineContext context =
        new PipelineContext(
            spark,
            study,
            new OutputFolder(
                spark.sparkContext().hadoopConfiguration(), disk.resolve(name).toString()),
            Progress.silent());
    Provenance.write(context);
    return context;
  }

  private PipelineContext context(String name, String engine, String axes) {
    return context(name, StudyFile.parse("map.conf", STUDY.formatted(engine, axes), false));
  }

  private static void run(PipelineContext context, Stage... stages) {
    for (Stage stage : stages) {
      assertThat(stage.run(context).problems()).as(stage.name()).isEmpty();
      context.folder().saveManifest();
    }
  }

  private static List<CellRow> cells(PipelineContext context) {
    return context.folder().read(Table.CELLS).toList();
  }

  /** What is trained of a cell alone, with everything recorded, is what the map says of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        RATES,
        "x.hidden { from = 1, to = 9, steps = 9 }, y.source.noise { from = 0, to = 0.4, steps = 5 }",
        "x.epochs { from = 5, to = 25, steps = 5 }, y.dropout { from = 0, to = 0.6, steps = 3 }",
        "x.batch-size { from = 4, to = 16, steps = 4 }, y.l2 { from = 0, to = 0.1, steps = 3 }"
      })
  void aCellIsTheRunThatItsStudyTrains(String axes) {
    PipelineContext map = context("map", "auto", axes);
    run(map, new MapTrainStage());
    List<CellRow> cells = cells(map);
    int columns = map.study().map().columns();

    assertThat(cells).hasSize((int) map.study().runCount());
    for (int cell : new int[] {0, columns - 1, cells.size() / 2, cells.size() - 1}) {
      CellRow row = cells.get(cell);
      assertThat(row.yStep() * columns + row.xStep()).isEqualTo(cell);
      assertThat(row.xValue()).isEqualTo(map.study().map().x().value(row.xStep()));
      assertThat(row.yValue()).isEqualTo(map.study().map().y().value(row.yStep()));
      PipelineContext alone = context("cell-" + cell, map.study().ofCell(row.xStep(), row.yStep()));
      run(alone, new GenerateStage(), new TrainStage(), new ProbeStage());
      assertSame(row, alone);
    }
  }

  private static void assertSame(CellRow row, PipelineContext alone) {
    List<EpochRow> epochs = alone.folder().read(Table.EPOCHS).toList();
    SeparationRow separation = alone.folder().read(Table.SEPARATIONS).toList().get(0);
    EpochRow last = epochs.get(epochs.size() - 1);
    double first = epochs.get(0).trainLoss();
    double sum = 0;
    double inverses = 0;
    double end = 0;
    for (EpochRow epoch : epochs.subList(1, epochs.size())) {
      sum += epoch.trainLoss() / first / last.epoch();
      inverses += first / epoch.trainLoss() / last.epoch();
    }
    List<EpochRow> deciding = epochs.subList(Math.max(1, epochs.size() - 20), epochs.size());
    for (EpochRow epoch : deciding) {
      end += epoch.trainLoss() / first / deciding.size();
    }

    assertThat(row.lastEpoch()).isEqualTo(last.epoch());
    assertThat(row.trainLoss()).isEqualTo(last.trainLoss());
    assertThat(row.trainAccuracy()).isEqualTo(last.trainAccuracy());
    assertThat(row.testLoss()).isEqualTo(last.testLoss());
    assertThat(row.testAccuracy()).isEqualTo(last.testAccuracy());
    assertThat(row.converged()).isEqualTo(end < 1);
    assertThat(row.convergence()).isCloseTo(end < 1 ? sum : inverses, within(1e-9));
    assertThat(row.separationEpoch()).isEqualTo(separation.separableFrom());
  }

  @Test
  void anInterruptedMapGoesOnToTheSameBytes() throws IOException {
    PipelineContext whole = context("whole", "auto", RATES);
    run(whole, new MapTrainStage());
    Map<String, byte[]> before = files("whole");
    PipelineContext broken = context("broken", "auto", RATES);
    run(broken, new MapTrainStage());
    List<String> parts = broken.folder().parts(Table.CELLS);
    assertThat(parts).hasSizeGreaterThanOrEqualTo(16);
    for (String part : List.of(parts.get(0), parts.get(5), parts.get(parts.size() - 1))) {
      broken.folder().delete(Table.CELLS, part);
    }
    MapPlan plan = MapPlan.of(broken.study(), new Cost.Size(40, 2, 2), broken.folder(), false);

    assertThat(plan.openCells()).isEqualTo(3 * 2 * 13);
    assertThatThrownBy(() -> new MapCompareStage().run(broken))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("78 runs of the map are not trained");
    assertThat(new MapTrainStage().run(broken).summary())
        .isEqualTo("78 runs trained, 364 runs kept from before");
    assertThat(files("broken")).containsExactlyEntriesOf(before);
    assertThat(VerifyOutputs.compare(SharedSpark.get(), whole.folder(), broken.folder()))
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty())
        .extracting(VerifyOutputs.Finding::table, VerifyOutputs.Finding::rows)
        .containsExactly(tuple("datasets", 1L), tuple("cells", 442L));
  }

  private Map<String, byte[]> files(String name) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(disk.resolve(name).resolve("tables/cells"))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void verifyFindsOneCellThatDiffers() {
    PipelineContext one = context("one", "auto", RATES);
    PipelineContext other = context("other", "auto", RATES);
    run(one, new MapTrainStage());
    run(other, new MapTrainStage());
    String part = other.folder().parts(Table.CELLS).get(3);
    List<CellRow> rows = new ArrayList<>(other.folder().read(Table.CELLS, part).toList());
    CellRow row = rows.get(7);
    rows.set(
        7,
        new CellRow(
            row.yStep(),
            row.xStep(),
            row.yValue(),
            row.xValue(),
            !row.converged(),
            row.convergence(),
            row.lastEpoch(),
            row.trainLoss(),
            row.trainAccuracy(),
            row.testLoss(),
            row.testAccuracy(),
            row.separationEpoch()));
    other.folder().write(Table.CELLS, part, "test", rows);

    assertThat(VerifyOutputs.compare(SharedSpark.get(), one.folder(), other.folder()))
        .filteredOn(finding -> finding.table().equals("cells"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.difference())
                    .hasValueSatisfying(text -> assertThat(text).contains("converged")));
  }

  @Test
  void enginesAgreeUpToRounding() {
    String axes =
        "x.learning-rate { from = 0.01, to = 0.5, steps = 4 }, y.initial-scale { from = 0.5, to = 1, steps = 3 }";
    PipelineContext lanes = context("lanes", "auto", axes);
    PipelineContext vector = context("vector", "vector", axes);
    run(lanes, new MapTrainStage());
    run(vector, new MapTrainStage());

    for (int cell = 0; cell < 12; cell++) {
      assertThat(cells(vector).get(cell).convergence())
          .isCloseTo(cells(lanes).get(cell).convergence(), within(1e-5));
    }
  }

  @Test
  void aLossThatIsNoNumberIsAValue() {
    StudySpec study =
        StudyFile.parse(
            "map.conf",
            STUDY
                .formatted("auto", RATES.replace("to = 1000", "to = 1e30"))
                .replace("tanh", "cube"),
            false);
    PipelineContext map = context("cube", study);
    run(map, new MapTrainStage(), new MapCompareStage());
    List<CellRow> diverged = cells(map).stream().filter(cell -> cell.lastEpoch() < 40).toList();
    MapSummaryRow summary = map.folder().read(Table.MAP_SUMMARY).toList().get(0);

    assertThat(diverged)
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              assertThat(cell.converged()).isFalse();
              assertThat(cell.trainLoss()).isNaN();
              assertThat(cell.separationEpoch()).isNull();
              assertThat(cell.convergence()).isFinite();
            });
    assertThat(summary.converged())
        .isEqualTo(cells(map).stream().filter(CellRow::converged).count());
    assertThat(summary.separated())
        .isEqualTo(cells(map).stream().filter(cell -> cell.separationEpoch() != null).count());
  }

  @Test
  void aFolderHoldsOneMap() {
    PipelineContext map = context("map", "auto", RATES);
    run(map, new MapTrainStage());
    PipelineContext other = context("map", "auto", RATES.replace("1000", "100"));

    assertThatThrownBy(() -> MapPlan.refuseOthers(other.study(), other.folder(), "--out"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds the results of another map")
        .hasMessageContaining("--fresh");
    MapPlan.refuseOthers(map.study(), map.folder(), "--out");
    assertThatThrownBy(() -> MapPlan.refuseOthers(map.study().ofCell(0, 0), map.folder(), "--out"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds the results of a map");
    assertThatThrownBy(
            () -> Exports.write(map.folder(), ExportFormat.ONNX, Set.of(), disk.resolve("export")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--cell COLUMN,ROW");
    assertThatThrownBy(() -> Pipeline.stage(map.study(), "probe"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no stage probe: its stages are train, compare, gallery");
  }

  @Test
  void theGalleryHasThePictureTheTilesAndTheWeightsAndIsWrittenOnce() {
    PipelineContext map = context("map", "auto", RATES);
    run(map, new MapTrainStage());
    assertThatThrownBy(() -> new MapGalleryStage().run(map))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("run the compare stage first");
    run(map, new MapCompareStage(), new MapGalleryStage());

    assertThat(map.folder().names("gallery"))
        .containsExactly("assets", "index.html", "map", "map.png", "pages.txt", "workbench.html");
    assertThat(map.folder().names("gallery/map")).containsExactly("0-0-0.js", "start-0-0.js");
    assertThat(map.folder().text("gallery/index.html"))
        .hasValueSatisfying(page -> assertThat(page).contains("13 × 34 networks"));
    assertThat(map.folder().text("gallery/assets/map-data.js"))
        .hasValueSatisfying(
            data -> assertThat(data).contains("jobs/pipeline study.conf --cell COLUMN,ROW"));
    assertThat(new MapGalleryStage().run(map).summary()).startsWith("0 files written");
  }

  @Test
  void eachColumnOfPointsOrWidthsHasWeightsOfItsOwn() {
    PipelineContext map =
        context(
            "widths",
            "auto",
            "x.hidden { from = 1, to = 5, steps = 5 }, y.source.noise { from = 0, to = 0.4, steps = 3 }");
    run(map, new MapTrainStage(), new MapCompareStage(), new MapGalleryStage());

    assertThat(map.folder().names("gallery/map")).hasSize(1 + 15).contains("start-4-2.js");
  }

  @Test
  void aLostFileIsTrainedAgainWithRepair() throws IOException {
    PipelineContext map = context("map", "auto", RATES);
    run(map, new MapTrainStage());
    Map<String, byte[]> before = files("map");
    String file = before.keySet().iterator().next();
    Path lost = disk.resolve("map/tables/cells").resolve(file);
    Files.write(lost, new byte[] {1, 2, 3});
    PipelineContext again = context("map", "auto", RATES);

    List<Stage> stages = List.of(new RepairStage(), new MapTrainStage());
    OutputCheck.before(stages, false, again.folder());
    assertThat(new RepairStage().run(again).problems()).isNotEmpty();
    run(again, new MapTrainStage());
    assertThat(files("map")).containsExactlyEntriesOf(before);
  }
}
