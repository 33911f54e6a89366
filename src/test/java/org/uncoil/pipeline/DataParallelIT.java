package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.network.InitialParameters;
import org.uncoil.network.Metrics;
import org.uncoil.network.dl4j.Dl4jNetworks;
import org.uncoil.network.dl4j.MiniBatches;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.train.TrainStage;
import org.uncoil.pipeline.verify.RepairStage;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** One network trained by the whole cluster on a dataset in shards. */
class DataParallelIT {
  private static final int SHARDS = 4;
  private static final int POINTS = 60;
  private static final StudySpec STUDY =
      StudyFile.parse(
          "shared.conf",
          """
          study { name = shared, seed = 8 }
          datasets = [ { name = moons, mode { type = data-parallel, shards = 4, workers = 2 }
            source { type = moons, points = 60 } } ]
          networks = [ { name = tiny, hidden = [5], activation = tanh, optimizer = sgd
            learning-rate = 0.1, batch-size = 16, epochs = 3, schedule { type = step, step-size = 1 } } ]
          record { every-n-epochs = 2, model = true }
          """,
          false);

  @TempDir private static Path disk;
  private static OutputFolder output;
  private static RunRow run;

  @BeforeAll
  static void train() {
    output = trained("first");
    run = output.read(Table.RUNS).toList().get(0);
  }

  private static PipelineContext context(String name) {
    OutputFolder folder =
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(), disk.resolve(name).toString());
    return new PipelineContext(SharedSpark.get(), STUDY, folder, Progress.silent());
  }

  private static OutputFolder trained(String name) {
    PipelineContext context = context(name);
    assertThat(new GenerateStage().run(context).summary()).isEqualTo("1 dataset, 240 points");
    assertThat(new TrainStage().run(context).summary()).isEqualTo("1 run trained");
    return context.folder();
  }

  private static List<Dataset> shards() {
    StoredDatasets stored = new StoredDatasets(output);
    List<Dataset> shards = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      shards.add(stored.shard(run.datasetId(), shard));
    }
    return shards;
  }

  private static List<ParameterRow> parameters() {
    return output.read(Table.PARAMETERS, run.part()).ofRun(run.runId()).toList();
  }

  private static NetworkSpec network() {
    return STUDY.networks().get(0);
  }

  @Test
  void shardsAreDrawsOfTheirOwnAndTheDatasetIsAllOfThem() {
    DatasetRow row = output.read(Table.DATASETS).toList().get(0);
    assertThat(row.points()).isEqualTo(SHARDS * POINTS);
    assertThat(row.shards()).isEqualTo(SHARDS);
    assertThat(row.classCounts()).containsExactly(120, 120);
    assertThat(row.testPoints()).isEqualTo(SHARDS * 12);
    assertThat(shards())
        .allSatisfy(shard -> assertThat(shard.size()).isEqualTo(POINTS))
        .extracting(shard -> shard.feature(0, 0))
        .doesNotHaveDuplicates();
  }

  /** What the workers do, done by hand with DL4J's own networks. */
  @Test
  void eachRoundAveragesCopiesThatWereTrainedOnAShardEach() {
    List<Dataset> shards = shards();
    StudySpec study = STUDY;
    float[] mean =
        InitialParameters.draw(network(), 2, 2, Seeds.initial(study, study.runs().get(0)));
    assertThat(parameters().get(0).parameters().toArray()).isEqualTo(mean);
    long orderSeed = Seeds.order(study, study.runs().get(0));
    for (int pass = 0; pass < 2; pass++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      ListSampler.shuffle(
          RandomSource.XO_SHI_RO_256_PP.create(Seeds.order(orderSeed, pass, -1)), order);
      for (int round = 0; round < 2; round++) {
        int one = order.get(2 * round);
        int other = order.get(2 * round + 1);
        float[] first = trained(mean, shards.get(one), Seeds.order(orderSeed, pass, one), pass);
        float[] second =
            trained(mean, shards.get(other), Seeds.order(orderSeed, pass, other), pass);
        for (int i = 0; i < mean.length; i++) {
          mean[i] = (first[i] + second[i]) / 2;
        }
      }
    }
    assertThat(parameters().get(1).epoch()).isEqualTo(2);
    assertThat(parameters().get(1).parameters().toArray()).containsExactly(mean, within(1e-6f));
  }

  private static float[] trained(float[] parameters, Dataset shard, long seed, int pass) {
    MultiLayerNetwork copy = Dl4jNetworks.build(network(), 2, 2, parameters.clone());
    copy.setLearningRate(0.1 * Math.pow(0.5, pass));
    int[] points = shard.trainPoints();
    PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), points);
    for (int start = 0; start < points.length; start += 16) {
      int[] batch =
          java.util.Arrays.copyOfRange(points, start, Math.min(points.length, start + 16));
      MiniBatches.MiniBatch rows = MiniBatches.of(shard, batch);
      copy.fit(rows.features(), rows.labels());
    }
    return copy.params().dup('c').data().asFloat();
  }

  @Test
  void everyRecordedEpochHasTheEmbeddingOfEveryPoint() {
    List<Dataset> shards = shards();
    assertThat(parameters()).extracting(ParameterRow::epoch).containsExactly(0, 2, 3);
    for (int shard = 0; shard < SHARDS; shard++) {
      List<EmbeddingRow> rows =
          output.read(Table.EMBEDDINGS, Shards.part(run.part(), shard)).toList();
      assertThat(rows).extracting(EmbeddingRow::epoch).containsExactly(0, 2, 3);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).shard()).isEqualTo(shard);
        ForwardPass.Result result = result(i, shards.get(shard));
        for (int point = 0; point < POINTS; point++) {
          assertThat(rows.get(i).before1().get(point)).isEqualTo(result.before()[2 * point]);
          assertThat(rows.get(i).after2().get(point)).isEqualTo(result.after()[2 * point + 1]);
        }
      }
    }
  }

  private static ForwardPass.Result result(int state, Dataset shard) {
    float[] now = parameters().get(state).parameters().toArray();
    return new ForwardPass(network(), 2, 2, now).apply(shard.features());
  }

  @Test
  void lossAndAccuracyAreOverAllShards() {
    List<EpochRow> epochs = output.read(Table.EPOCHS, run.part()).ofRun(run.runId()).toList();
    for (int i = 0; i < epochs.size(); i++) {
      double loss = 0;
      double testAccuracy = 0;
      for (Dataset shard : shards()) {
        Metrics metrics = Metrics.of(shard, result(i, shard).logits());
        loss += metrics.trainLoss() / SHARDS;
        testAccuracy += metrics.testAccuracy() / SHARDS;
      }
      assertThat(epochs.get(i).trainLoss()).isCloseTo(loss, within(1e-9));
      assertThat(epochs.get(i).testAccuracy()).isCloseTo(testAccuracy, within(1e-9));
    }
    assertThat(run.trainLoss()).isEqualTo(epochs.get(2).trainLoss());
    assertThat(run.status()).isEqualTo("trained");
    assertThat(output.exists("models/" + run.runId() + ".zip")).isTrue();
  }

  @Test
  void theSameAgainAndKeptAndRepaired() {
    OutputFolder again = trained("again");
    assertThat(VerifyOutputs.compare(SharedSpark.get(), output, again))
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
    PipelineContext context = context("again");
    assertThat(new TrainStage().run(context).summary())
        .isEqualTo("0 runs trained, 1 run kept from before");

    again.write(
        "tables/embeddings/" + Shards.part(run.part(), 2) + ".parquet", new byte[] {1, 2, 3});
    assertThat(new RepairStage().run(context).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("-shard-2.parquet"));
    assertThat(new TrainStage().run(context).summary()).isEqualTo("1 run trained");
    assertThat(VerifyOutputs.compare(SharedSpark.get(), output, again))
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
  }

  @Test
  void probesFilmsAndPagesTakeTheFirstShard() {
    PipelineContext context = context("first");
    for (Stage stage : Pipeline.stages().subList(2, Pipeline.stages().size())) {
      assertThat(stage.run(context).problems()).as(stage.name()).isEmpty();
    }
    assertThat(output.exists("gallery/runs/" + run.runId() + ".html")).isTrue();
  }
}
