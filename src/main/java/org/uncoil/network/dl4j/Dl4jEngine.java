package org.uncoil.network.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.Metrics;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.study.NetworkSpec;

/**
 * The reference engine: DL4J's own {@link MultiLayerNetwork}, fitted batch by batch; the others are
 * tested against it. It takes the optimizers that DL4J has, which are those of DL4J's convention,
 * and no dropout, because DL4J draws masks of its own: a run would not be the one that its identity
 * names.
 */
public final class Dl4jEngine implements TrainingEngine {
  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String device() {
    return Nd4jRuntime.device().name();
  }

  @Override
  public Optional<String> refusal(NetworkSpec network) {
    return network.dropout() > 0
        ? Optional.of("it has dropout, whose masks only the vector engine draws")
        : Dl4jNetworks.refusal(network);
  }

  @Override
  public RunOutcome train(TrainingTask task, EpochRecorder recorder) {
    Nd4jRuntime.start();
    NetworkSpec network = task.network();
    Dataset dataset = task.dataset();
    MultiLayerNetwork model =
        Dl4jNetworks.build(
            network, dataset.dimensions(), dataset.classes(), task.initialParameters());
    INDArray all = MiniBatches.matrix(dataset.features(), dataset.size(), dataset.dimensions());
    MiniBatches batches = new MiniBatches(task);
    try {
      for (int epoch = 0; epoch <= network.epochs(); epoch++) {
        if (epoch > 0) {
          Dl4jNetworks.schedule(model, network, epoch - 1);
          batches.next().forEach(batch -> model.fit(batch.features(), batch.labels()));
        }
        EpochRecord state = observe(model, all, task, epoch);
        if (!state.metrics().finite()) {
          return new RunOutcome.Diverged(epoch, "the loss is " + state.metrics().trainLoss());
        }
        recorder.loss(epoch, state.metrics().trainLoss());
        if (task.records(epoch)) {
          recorder.record(state);
        }
      }
      return new RunOutcome.Trained(network.epochs());
    } finally {
      model.close();
    }
  }

  private static EpochRecord observe(
      MultiLayerNetwork model, INDArray all, TrainingTask task, int epoch) {
    int output = model.getnLayers() - 1;
    int bottleneck = output - 1;
    List<INDArray> activations = model.feedForward(all, false);
    INDArray before = linear(model.getLayer(bottleneck), activations.get(bottleneck));
    INDArray logits = linear(model.getLayer(output), activations.get(output));
    return new EpochRecord(
        epoch,
        task.learningRate(Math.max(0, epoch - 1)),
        Metrics.of(task.dataset(), Dl4jNetworks.values(logits)),
        Floats.of(Dl4jNetworks.values(before)),
        Floats.of(Dl4jNetworks.values(activations.get(bottleneck + 1))),
        Floats.of(Dl4jNetworks.values(model.params())));
  }

  /** What a layer computes before its activation; DL4J overwrites its own copy of it. */
  private static INDArray linear(Layer layer, INDArray input) {
    return input
        .mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY))
        .addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY));
  }
}
