package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.measure.MeasureStage;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.SimilarityRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** The measure stage, on runs that are well, one that diverges and some that cannot move. */
class MeasureIT {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = %d }
      datasets = [
        { name = circles, test-share = 0, source { type = circles, points = 120, factor = 0.4 } }
        { name = blobs, test-share = 0.2, source { type = blobs, points = 90, classes = 3 } }
      ]
      networks = [
        { name = well, hidden = [12], learning-rate = 0.05, epochs = 40, grid { activation = [relu, tanh, identity] } }
        { name = wild, hidden = [12], activation = cube, optimizer = sgd, learning-rate = 1e6, epochs = 3 }
      ]
      """;

  @TempDir private static Path disk;
  private static PipelineContext context;
  private static OutputFolder folder;

  @BeforeAll
  static void measure() {
    context = context(2);
    folder = context.folder();
    new GenerateStage().run(context);
    new TrainStage().run(context);
    StageReport report = new MeasureStage().run(context);
    assertThat(report.summary()).isEqualTo("16 runs measured, similarities on 2 datasets");
    assertThat(report.details()).hasSize(2).anyMatch(line -> line.startsWith("circles: 6 runs, "));
  }

  private static PipelineContext context(int seeds) {
    return new PipelineContext(
        SharedSpark.get(),
        StudyFile.parse("it.conf", STUDY.formatted(seeds), false),
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(), disk.resolve("out").toString()),
        Progress.silent());
  }

  private static Map<String, StudyRun> runs() {
    return StudyRun.of(context.study(), folder).stream()
        .collect(Collectors.toMap(run -> run.row().runId(), run -> run));
  }

  @Test
  void everyRunHasItsHealth() {
    List<DiagnosisRow> rows = folder.read(Table.DIAGNOSES).toList();
    assertThat(rows).hasSize(16);
    for (DiagnosisRow row : rows) {
      StudyRun run = runs().get(row.runId());
      boolean wild = run.plan().network().name().equals("wild");
      assertThat(row.diagnosis().equals("diverged")).as(row.diagnosis()).isEqualTo(wild);
      assertThat(row.reason()).isEqualTo(run.row().reason());
      assertThat(row.epoch()).isEqualTo(run.row().lastEpoch());
      if (!wild) {
        assertThat(row.units()).containsExactly(12, 2);
        assertThat(row.effectiveRank()).isBetween(0.0, 2.0);
      }
      boolean shapeless =
          List.of("diverged", "dead", "collapsed_to_point").contains(row.diagnosis());
      assertThat(folder.read(Table.NORMALISED_EMBEDDINGS).ofRun(row.runId()).toList().isEmpty())
          .as(row.diagnosis())
          .isEqualTo(shapeless);
    }
  }

  /** Against the stored figures: who ends right is who the train stage counted as right. */
  @Test
  void biographiesEndAsTheRunsDid() {
    List<TrainingDynamicsRow> rows = folder.read(Table.TRAINING_DYNAMICS).toList();
    assertThat(rows).hasSize(12);
    for (TrainingDynamicsRow row : rows) {
      StudyRun run = runs().get(row.runId());
      List<EpochRow> epochs =
          folder.read(Table.EPOCHS, run.row().part()).ofRun(row.runId()).toList();
      assertThat(row.recordedEpochs()).isEqualTo(epochs.size()).isEqualTo(41);
      if (run.plan().dataset().equals("circles")) {
        double right = row.learnedEpoch().stream().filter(epoch -> epoch >= 0).count() / 120.0;
        assertThat(right).isCloseTo(run.row().trainAccuracy(), within(1e-9));
      }
    }
    assertThat(rows).anyMatch(row -> row.predictionChanges().stream().anyMatch(flips -> flips > 0));
  }

  @Test
  void livesOfPointsAreMeansOverRuns() {
    TrainingDynamicsRow one = folder.read(Table.TRAINING_DYNAMICS).toList().get(0);
    List<TrainingDynamicsRow> all =
        folder.read(Table.TRAINING_DYNAMICS).ofDataset(one.datasetId()).toList();
    List<PointDynamicsRow> lives = folder.read(Table.POINT_DYNAMICS, one.datasetId()).toList();
    assertThat(lives).hasSize(one.learnedEpoch().size());
    PointDynamicsRow life = lives.get(7);
    assertThat(life.runs()).isEqualTo(6);
    assertThat(life.learnedShare())
        .isEqualTo(all.stream().filter(row -> row.learnedEpoch().get(7) >= 0).count() / 6.0);
    assertThat(life.meanPredictionChanges())
        .isEqualTo(
            all.stream().mapToInt(row -> row.predictionChanges().get(7)).average().orElseThrow());
    assertThat(life.meanDisplacement())
        .isCloseTo(
            all.stream().mapToDouble(row -> row.displacement().get(7)).average().orElseThrow(),
            within(1e-5));
  }

  @Test
  void aLinearNetworkNeverFoldsNorFindsTheRadius() {
    List<DistortionRow> distortion = folder.read(Table.DISTORTION).toList();
    // 0, 1, 2, 4, 8, 16, 32 and 40 of each of twelve runs
    assertThat(distortion).hasSize(12 * 8);
    for (DistortionRow row : distortion) {
      StudyRun run = runs().get(row.runId());
      assertThat(row.regions() == null)
          .isEqualTo(run.plan().network().activationLabel().equals("tanh"));
      if (run.plan().network().activationLabel().equals("identity")) {
        assertThat(row.folded()).isZero();
        assertThat(row.regions()).isEqualTo(1);
        assertThat(row.logAreaHigh()).isCloseTo(row.logAreaLow(), within(1e-9));
      }
    }
    List<LearnedFeatureRow> found =
        folder.read(Table.LEARNED_FEATURES).toList().stream()
            .filter(row -> row.feature().equals("radius"))
            .toList();
    assertThat(found).hasSize(12);
    for (LearnedFeatureRow row : found) {
      if (runs().get(row.runId()).plan().network().activationLabel().equals("identity")) {
        // a linear network's logits are linear in the coordinates: no feature is left to find
        assertThat(row.r2Logits()).isCloseTo(1, within(1e-4));
        assertThat(row.learned()).isFalse();
      }
    }
    assertThat(found).anyMatch(LearnedFeatureRow::learned);
  }

  @Test
  void everyRunHasItsNearestAndAPlaceInTheAtlas() {
    List<NormalisedEmbeddingRow> shapes = folder.read(Table.NORMALISED_EMBEDDINGS).toList();
    assertThat(shapes).hasSizeBetween(10, 12);
    Map<String, Long> runs =
        shapes.stream()
            .collect(
                Collectors.groupingBy(NormalisedEmbeddingRow::datasetId, Collectors.counting()));
    NormalisedEmbeddingRow shape = shapes.get(0);
    EmbeddingRow embedding =
        folder
            .read(Table.EMBEDDINGS, runs().get(shape.runId()).row().part())
            .ofRun(shape.runId(), 40)
            .toList()
            .get(0);
    assertThat(shape.axis1().size()).isEqualTo(embedding.after1().size());
    List<SimilarityRow> similarity = folder.read(Table.SIMILARITY).toList();
    assertThat(similarity)
        .hasSameSizeAs(shapes)
        .allSatisfy(
            row -> {
              int others = (int) (runs.get(row.datasetId()) - 1);
              assertThat(row.comparedRuns()).isEqualTo(others);
              assertThat(row.neighbours()).hasSize(others).doesNotContain(row.runId());
              assertThat(row.distances()).isSorted();
              assertThat(row.distanceQuantiles().get(0)).isEqualTo(row.distances().get(0));
              assertThat(row.distanceQuantiles().get(4)).isEqualTo(row.distances().get(others - 1));
            });
    List<SolutionClusterRow> atlas = folder.read(Table.SOLUTION_CLUSTERS).toList();
    assertThat(atlas).hasSameSizeAs(shapes);
    for (SolutionClusterRow row : atlas) {
      assertThat(row.isMedoid()).isEqualTo(row.runId().equals(row.medoidRunId()));
      assertThat(row.isMedoid()).isEqualTo(row.distance() == 0);
      assertThat(row.isLandmark()).isTrue();
    }
  }

  @Test
  void whatIsThereIsKeptAndWhatIsLostIsMadeAnew() {
    assertThat(new MeasureStage().run(context).summary())
        .isEqualTo("0 runs measured, similarities on 0 datasets");
    String part = folder.parts(Table.DIAGNOSES).get(0);
    int runs = folder.read(Table.DIAGNOSES, part).toList().size();
    List<DistortionRow> before = folder.read(Table.DISTORTION, part).toList();
    folder.delete(Table.DISTORTION, part);
    String dataset = folder.parts(Table.SOLUTION_CLUSTERS).get(0);
    folder.delete(Table.SIMILARITY, dataset);
    folder.write(Table.SOLUTION_CLUSTERS, "feedfacefeedface", "1", List.of());
    assertThat(new MeasureStage().run(context).summary())
        .isEqualTo(
            "%d run%s measured, similarities on 1 dataset".formatted(runs, runs == 1 ? "" : "s"));
    assertThat(folder.read(Table.DISTORTION, part).toList()).isEqualTo(before);
    assertThat(folder.has(Table.SIMILARITY, dataset)).isTrue();
    assertThat(folder.has(Table.SOLUTION_CLUSTERS, "feedfacefeedface")).isFalse();
  }
}
