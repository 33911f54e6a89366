package org.uncoil.network.averaging;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.nd4j.linalg.dataset.DataSet;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.network.dl4j.MiniBatches;
import org.uncoil.study.Seeds;

/**
 * The mini-batches of the shards of a partition, which is one: its training points in an order that
 * is drawn for this pass and shard alone. One batch is held at a time.
 *
 * @param size points of a batch
 */
record ShardBatches(ShardReader reader, int size, long orderSeed, int pass)
    implements FlatMapFunction<Iterator<Integer>, DataSet> {
  @Override
  public Iterator<DataSet> call(Iterator<Integer> shards) {
    Nd4jRuntime.start();
    Iterable<Integer> all = () -> shards;
    return StreamSupport.stream(all.spliterator(), false).flatMap(this::batches).iterator();
  }

  private Stream<DataSet> batches(int shard) {
    Dataset dataset = reader.read(shard);
    int[] points = dataset.trainPoints();
    PermutationSampler.shuffle(
        RandomSource.XO_SHI_RO_256_PP.create(Seeds.order(orderSeed, pass, shard)), points);
    return IntStream.range(0, (points.length + size - 1) / size)
        .mapToObj(
            batch ->
                Arrays.copyOfRange(
                    points, batch * size, Math.min(points.length, (batch + 1) * size)))
        .map(batch -> MiniBatches.of(dataset, batch))
        .map(batch -> new DataSet(batch.features(), batch.labels()));
  }
}
