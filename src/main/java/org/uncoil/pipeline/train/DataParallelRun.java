package org.uncoil.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.uncoil.dataset.Mode;
import org.uncoil.embedding.Floats;
import org.uncoil.network.InitialParameters;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.averaging.AveragedTraining;
import org.uncoil.network.averaging.ShardReader;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.core.MissingLibrary;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.run.RunGroup;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;

/**
 * A run that the whole cluster trains: first all passes, of which the driver keeps the parameters
 * of the recorded epochs, then one task per shard, which runs them over its points. As with every
 * run, its row in {@code runs} is written last.
 */
final class DataParallelRun {
  /** What only the driver writes has one attempt. */
  private static final String ATTEMPT = "driver";

  private final PipelineContext context;
  private final OutputFolder folder;
  private final RunPlan run;
  private final DatasetRow dataset;
  private final Mode.DataParallel mode;
  private final RecordSpec wanted;
  private final String part;

  DataParallelRun(
      PipelineContext context, RunPlan run, DatasetRow dataset, Mode.DataParallel mode) {
    this.context = context;
    this.folder = context.folder();
    this.run = run;
    this.dataset = dataset;
    this.mode = mode;
    this.wanted = context.study().record();
    this.part = new RunGroup(List.of(run), false).part();
  }

  /** Trains the run; how it ended, where it was not trained. */
  Optional<TrainGroup.Ending> train() {
    long start = System.nanoTime();
    List<EmbedShard.State> states = new ArrayList<>();
    RunOutcome outcome = train(states);
    Recorded recorded = record(states);
    NetworkSpec network = run.network();
    if (outcome instanceof RunOutcome.Trained && !recorded.last().finite()) {
      outcome =
          new RunOutcome.Diverged(network.epochs(), "the loss is " + recorded.last().trainLoss());
    }
    RunRow row =
        recorded.row(
            run,
            "dl4j-spark",
            Nd4jRuntime.device().name(),
            outcome,
            (System.nanoTime() - start) / 1e9,
            part);
    if (wanted.model() && !states.isEmpty()) {
      TrainGroup.writeModel(run, states.get(states.size() - 1).parameters(), folder);
    }
    folder.write(Table.RUNS, part, ATTEMPT, List.of(row));
    return TrainGroup.Ending.of(new StudyRun(run, row));
  }

  private RunOutcome train(List<EmbedShard.State> states) {
    NetworkSpec network = run.network();
    float[] initial =
        InitialParameters.draw(network, dataset.dimensions(), dataset.classes(), run.initialSeed());
    states.add(new EmbedShard.State(0, Floats.of(initial)));
    int rounds = AveragedTraining.rounds(mode);
    context.sparkContext().setJobDescription("Train " + network.name() + " on " + run.dataset());
    long all = (long) rounds * network.epochs();
    try (Progress.Line line = context.progress().start("Average", all, "rounds")) {
      AveragedTraining training =
          new AveragedTraining(
              context.sparkContext(),
              network,
              dataset.dimensions(),
              dataset.classes(),
              initial,
              mode,
              run.orderSeed(),
              reader());
      for (int epoch = 1; epoch <= network.epochs(); epoch++) {
        long before = (long) (epoch - 1) * rounds;
        training.pass(
            epoch - 1, round -> line.done(before + round, (double) (before + round) / all));
        float[] parameters = training.parameters();
        if (!finite(parameters)) {
          return new RunOutcome.Diverged(epoch, "a parameter is no finite number");
        }
        if (network.records(epoch, wanted.everyNEpochs())) {
          states.add(new EmbedShard.State(epoch, Floats.of(parameters)));
        }
      }
      return new RunOutcome.Trained(network.epochs());
    } catch (StoreException e) {
      // not the run's fault
      throw e;
    } catch (RuntimeException | LinkageError e) {
      MissingLibrary.refuse(e);
      return new RunOutcome.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
    } finally {
      context.sparkContext().setJobDescription(null);
    }
  }

  private ShardReader reader() {
    FolderHandle handle = context.folderHandle();
    String id = run.datasetId();
    return shard -> new StoredDatasets(handle.open()).shard(id, shard);
  }

  private static boolean finite(float[] parameters) {
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        return false;
      }
    }
    return true;
  }

  private Recorded record(List<EmbedShard.State> states) {
    List<EmbedShard.Figures> shards = embed(states);
    Recorded recorded = Recorded.NOTHING;
    List<EpochRow> epochs = new ArrayList<>();
    List<ParameterRow> parameters = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      EmbedShard.State state = states.get(i);
      Metrics metrics = whole(shards, i);
      recorded = recorded.and(state.epoch(), metrics);
      epochs.add(
          RunRecorder.row(
              run.runId(),
              dataset.classes(),
              state.epoch(),
              run.network().learningRate(Math.max(0, state.epoch() - 1)),
              metrics,
              state.parameters()));
      if (wanted.parameters()) {
        parameters.add(new ParameterRow(run.runId(), state.epoch(), state.parameters()));
      }
    }
    folder.write(Table.EPOCHS, part, ATTEMPT, epochs);
    folder.write(Table.PARAMETERS, part, ATTEMPT, parameters);
    return recorded;
  }

  private List<EmbedShard.Figures> embed(List<EmbedShard.State> states) {
    Broadcast<List<EmbedShard.State>> shared =
        context.sparkContext().broadcast(List.copyOf(states));
    try {
      return Distributed.run(
          context,
          "Embed",
          IntStream.range(0, mode.shards()).boxed().toList(),
          mode.shards(),
          "shards",
          new EmbedShard(context.folderHandle(), run, part, wanted, shared));
    } finally {
      shared.destroy();
    }
  }

  /** The figures of all shards, which are means over their points, in the shards' order. */
  private static Metrics whole(List<EmbedShard.Figures> shards, int state) {
    double[] sums = new double[4];
    long training = 0;
    long testPoints = 0;
    for (EmbedShard.Figures shard : shards) {
      Metrics metrics = shard.epochs().get(state);
      sums[0] += metrics.trainLoss() * shard.training();
      sums[1] += metrics.trainAccuracy() * shard.training();
      if (shard.testPoints() > 0) {
        sums[2] += metrics.testLoss() * shard.testPoints();
        sums[3] += metrics.testAccuracy() * shard.testPoints();
      }
      training += shard.training();
      testPoints += shard.testPoints();
    }
    return new Metrics(
        sums[0] / training, sums[1] / training, sums[2] / testPoints, sums[3] / testPoints);
  }
}
