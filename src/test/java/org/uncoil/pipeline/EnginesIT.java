package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/**
 * The same study by each engine: the same tables up to rounding, and each run's row says by which.
 */
class EnginesIT {
  private static final String STUDY =
      """
      study { name = engines, seed = 5, seeds = 2, engine = %s }
      datasets = [ { name = moons, source { type = moons, points = 60 } } ]
      networks = [ { name = tiny, hidden = [6], epochs = 12, optimizer { type = adam, convention = dl4j }, grid { activation = [tanh, swish] } } ]
      record { every-n-epochs = 5, model = true }
      """;

  @TempDir private static Path folder;

  private static OutputFolder trained(String engine) {
    StudySpec study = StudyFile.parse("engines.conf", STUDY.formatted(engine), false);
    OutputFolder output =
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(),
            folder.resolve(engine).toString());
    PipelineContext context =
        new PipelineContext(SharedSpark.get(), study, output, Progress.silent());
    for (Stage stage : List.of(new GenerateStage(), new TrainStage())) {
      assertThat(stage.run(context).problems()).isEmpty();
    }
    return output;
  }

  private static Map<String, RunRow> runs(OutputFolder output) {
    return output.read(Table.RUNS).toList().stream()
        .collect(Collectors.toMap(RunRow::runId, row -> row));
  }

  private static List<EmbeddingRow> embeddings(OutputFolder output, RunRow run) {
    return output.read(Table.EMBEDDINGS, run.part()).ofRun(run.runId()).toList();
  }

  /** The first point's first coordinate in the embedding, by DL4J's own reader and network. */
  private static float reopened(OutputFolder output, RunRow run) throws IOException {
    Path file = Path.of(URI.create(output.location("models/" + run.runId() + ".zip")));
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    try {
      PointRow point = output.read(Table.POINTS, run.datasetId()).toList().get(0);
      float[] features = {point.features().get(0), point.features().get(1)};
      List<INDArray> activations =
          network.feedForward(Nd4j.createFromArray(features).reshape(1, 2));
      return activations.get(activations.size() - 2).getFloat(0);
    } finally {
      network.close();
    }
  }

  private static float last(List<EmbeddingRow> rows) {
    return rows.get(rows.size() - 1).after1().get(0);
  }

  @Test
  void allEnginesFillTheSameTablesAndModels() throws IOException {
    OutputFolder reference = trained("dl4j");
    Map<String, RunRow> expected = runs(reference);
    for (String engine : List.of("auto", "vector", "lanes", "batched")) {
      OutputFolder output = trained(engine);
      Map<String, RunRow> actual = runs(output);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      for (RunRow run : actual.values()) {
        RunRow other = expected.get(run.runId());
        assertThat(run.engine()).isEqualTo(engine.equals("auto") ? "vector" : engine);
        assertThat(run.status()).isEqualTo("trained");
        assertThat(run.trainLoss()).isCloseTo(other.trainLoss(), within(1e-4));
        List<EmbeddingRow> rows = embeddings(output, run);
        assertThat(rows.stream().map(EmbeddingRow::epoch)).containsExactly(0, 5, 10, 12);
        for (int i = 0; i < rows.size(); i++) {
          EmbeddingRow row = rows.get(i);
          EmbeddingRow same = embeddings(reference, other).get(i);
          for (int point = 0; point < row.after1().size(); point++) {
            assertThat(row.after1().get(point)).isCloseTo(same.after1().get(point), within(1e-3f));
            assertThat(row.before2().get(point))
                .isCloseTo(same.before2().get(point), within(1e-3f));
          }
        }
        assertThat(reopened(output, run)).isCloseTo(last(rows), within(1e-5f));
      }
    }
  }
}
