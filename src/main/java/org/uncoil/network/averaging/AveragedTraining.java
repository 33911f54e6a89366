package org.uncoil.network.averaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.network.dl4j.Dl4jNetworks;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;

/**
 * One network trained by the whole cluster, with DL4J Spark's {@link SparkDl4jMultiLayer}.
 *
 * <p>A pass over the dataset is a sequence of rounds. In each, every worker takes the network as it
 * is, trains it on the mini-batches of one shard, and hands parameters and updater state back;
 * their means are the network of the next round (McDonald, Hall and Mann 2010, iterative parameter
 * mixing). Which shards meet in a round, and the order of the points within each, are drawn from
 * the run's seed; DL4J's own random splits are never used, because they depend on the partitions.
 * DL4J adds the copies up as they arrive: with one or two workers that changes no bit, with more it
 * may change the last ones.
 */
public final class AveragedTraining {
  /** More batches than any shard has: a worker hands its copy back at the end of its shard. */
  private static final int ALL_BATCHES = 1_000_000;

  private final JavaSparkContext spark;
  private final NetworkSpec network;
  private final Mode.DataParallel mode;
  private final ShardReader reader;
  private final long orderSeed;
  private final SparkDl4jMultiLayer model;

  /**
   * A network before its first pass.
   *
   * @param parameters weights and biases to start from, in DL4J's order
   * @param orderSeed what the order of shards and points is drawn from
   * @param reader gives each worker its shards
   */
  public AveragedTraining(
      JavaSparkContext spark,
      NetworkSpec network,
      int inputs,
      int classes,
      float[] parameters,
      Mode.DataParallel mode,
      long orderSeed,
      ShardReader reader) {
    Nd4jRuntime.start();
    this.spark = spark;
    this.network = network;
    this.mode = mode;
    this.reader = reader;
    this.orderSeed = orderSeed;
    ParameterAveragingTrainingMaster master =
        new ParameterAveragingTrainingMaster.Builder(mode.workers(), network.batchSize())
            .batchSizePerWorker(network.batchSize())
            .averagingFrequency(ALL_BATCHES)
            .workerPrefetchNumBatches(0)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .repartionData(Repartition.Never)
            // the batches are read twice, once to be counted; keeping them would take the memory
            .storageLevel(null)
            .saveUpdater(true)
            .build();
    model =
        new SparkDl4jMultiLayer(
            spark, Dl4jNetworks.build(network, inputs, classes, parameters), master);
  }

  /** Rounds of a pass. */
  public static int rounds(Mode.DataParallel mode) {
    return (mode.shards() + mode.workers() - 1) / mode.workers();
  }

  /**
   * One pass over all shards.
   *
   * @param pass its number, from 0
   * @param round told the number of rounds that the pass has done, after each
   */
  public void pass(int pass, IntConsumer round) {
    Dl4jNetworks.schedule(model.getNetwork(), network, pass);
    List<Integer> order = new ArrayList<>(IntStream.range(0, mode.shards()).boxed().toList());
    ListSampler.shuffle(
        RandomSource.XO_SHI_RO_256_PP.create(Seeds.order(orderSeed, pass, -1)), order);
    for (int first = 0; first < order.size(); first += mode.workers()) {
      List<Integer> shards =
          List.copyOf(order.subList(first, Math.min(order.size(), first + mode.workers())));
      model.fit(
          spark
              .parallelize(shards, shards.size())
              .mapPartitions(new ShardBatches(reader, network.batchSize(), orderSeed, pass)));
      round.accept(first / mode.workers() + 1);
    }
  }

  /** All weights and biases as they are now, in DL4J's order. */
  public float[] parameters() {
    return Dl4jNetworks.values(model.getNetwork().params());
  }

  /** One sentence for each dataset and network of a study that cannot be trained in this way. */
  public static List<String> refusals(StudySpec study) {
    List<String> refusals = new ArrayList<>();
    for (DatasetSpec dataset : study.datasets()) {
      if (dataset.mode() instanceof Mode.DataParallel) {
        refusals.addAll(refusals(study, dataset));
      }
    }
    return refusals;
  }

  private static List<String> refusals(StudySpec study, DatasetSpec dataset) {
    List<String> refusals = new ArrayList<>();
    String where = "dataset \"" + dataset.name() + "\" has mode = data-parallel: ";
    if (study.engine() != Engine.AUTO && study.engine() != Engine.DL4J) {
      refusals.add(where + "study.engine must be auto or dl4j, because DL4J trains it");
    }
    for (NetworkSpec each : study.networks()) {
      if (each.batchSize() == 0) {
        refusals.add(
            where
                + "batch-size of network \"%s\" is 0, all points at once, and must be 1 or more"
                    .formatted(each.name()));
      }
      if (each.dropout() > 0) {
        refusals.add(
            where
                + "dropout of network \"%s\" is %s, and must be 0, because the workers would draw from the clock"
                    .formatted(each.name(), each.dropout()));
      }
      Dl4jNetworks.refusal(each)
          .ifPresent(why -> refusals.add(where + "network \"%s\": %s".formatted(each.name(), why)));
    }
    return refusals;
  }
}
