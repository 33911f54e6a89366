package org.uncoil.pipeline.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.network.Metrics;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableWriter;
import org.uncoil.study.RecordSpec;

/**
 * Runs a network's recorded epochs over one shard of its dataset, and writes the shard's
 * embeddings.
 *
 * @param part the name of the run's files
 * @param states the network at each recorded epoch, in order
 */
record EmbedShard(
    FolderHandle handle,
    RunPlan run,
    String part,
    RecordSpec wanted,
    Broadcast<List<EmbedShard.State>> states)
    implements Distributed.Work<Integer, EmbedShard.Figures> {

  /** A network's parameters at an epoch, in DL4J's order. */
  record State(int epoch, Floats parameters) implements Serializable {}

  /**
   * What the shard adds to the whole.
   *
   * @param epochs loss and accuracy on the shard, for each state
   * @param training number of its training points
   * @param testPoints number of the others
   */
  record Figures(List<Metrics> epochs, int training, int testPoints) implements Serializable {}

  @Override
  public Figures apply(Integer shard, LongAccumulator done) {
    OutputFolder folder = handle.open();
    Dataset dataset = new StoredDatasets(folder).shard(run.datasetId(), shard);
    float[] points = dataset.features();
    List<Metrics> figures = new ArrayList<>();
    String attempt = Distributed.attempt();
    try (TableWriter<EmbeddingRow> writer =
        folder.write(Table.EMBEDDINGS, Shards.part(part, shard), attempt)) {
      for (State state : states.value()) {
        ForwardPass.Result result =
            new ForwardPass(
                    run.network(),
                    dataset.dimensions(),
                    dataset.classes(),
                    state.parameters().toArray())
                .apply(points);
        writer.write(
            RunRecorder.row(
                run.runId(),
                state.epoch(),
                shard,
                Floats.of(result.before()),
                Floats.of(result.after()),
                wanted));
        figures.add(Metrics.of(dataset, result.logits()));
      }
      writer.commit();
    }
    done.add(1);
    int training = dataset.trainPoints().length;
    return new Figures(figures, training, dataset.size() - training);
  }
}
