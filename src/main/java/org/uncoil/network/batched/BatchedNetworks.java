package org.uncoil.network.batched;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.uncoil.network.TrainingTask;

/** Forward and backward pass of all networks of a group: tensors of networks × points × units. */
final class BatchedNetworks {
  private final BatchShape shape;
  private final int networks;
  private final List<BatchedActivation> activations = new ArrayList<>();

  /** Networks × parameters, each row in DL4J's order. */
  private final INDArray parameters;

  /** A batch's features and classes. */
  record Batch(INDArray features, INDArray labels) {}

  /** What each layer but the output made of the points: its sums and its values, and the logits. */
  record Pass(List<INDArray> inputs, List<INDArray> sums, INDArray logits) {
    /** The bottleneck's sums. */
    INDArray before() {
      return sums.get(sums.size() - 1);
    }

    /** The bottleneck's values. */
    INDArray after() {
      return inputs.get(inputs.size() - 1);
    }
  }

  BatchedNetworks(BatchShape shape, List<TrainingTask> tasks) {
    this.shape = shape;
    networks = tasks.size();
    for (int layer = 0; layer < shape.layers() - 1; layer++) {
      int number = layer;
      activations.add(
          new BatchedActivation(
              tasks.stream().map(task -> task.network().activation().get(number)).toList()));
    }
    parameters =
        StackedArrays.matrix(
            tasks.stream().map(TrainingTask::initialParameters).toArray(float[][]::new));
  }

  INDArray parameters() {
    return parameters;
  }

  /** Takes a step. */
  void subtract(INDArray step) {
    parameters.subi(step);
  }

  /** Networks × units × inputs. */
  private INDArray weights(int layer) {
    int inputs = shape.widths().get(layer);
    int units = shape.widths().get(layer + 1);
    return slice(offset(layer), inputs * units).reshape('c', networks, units, inputs);
  }

  /** Networks × 1 × units. */
  private INDArray biases(int layer) {
    int units = shape.widths().get(layer + 1);
    int from = offset(layer) + shape.widths().get(layer) * units;
    return slice(from, units).reshape('c', networks, 1, units);
  }

  private INDArray slice(int from, int length) {
    return parameters.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + length)).dup('c');
  }

  private int offset(int layer) {
    int offset = 0;
    for (int i = 0; i < layer; i++) {
      offset += (shape.widths().get(i) + 1) * shape.widths().get(i + 1);
    }
    return offset;
  }

  Pass forward(INDArray features) {
    List<INDArray> inputs = new ArrayList<>(List.of(features));
    List<INDArray> sums = new ArrayList<>();
    for (int layer = 0; layer < shape.layers() - 1; layer++) {
      sums.add(sums(inputs.get(layer), layer));
      inputs.add(activations.get(layer).values(sums.get(layer)));
    }
    return new Pass(inputs, sums, sums(inputs.get(inputs.size() - 1), shape.layers() - 1));
  }

  private INDArray sums(INDArray input, int layer) {
    return Nd4j.matmul(input, weights(layer), false, true, false).addi(biases(layer));
  }

  /** Networks × points × classes. */
  private INDArray probabilities(Pass pass) {
    long points = pass.logits().size(1);
    INDArray flat = pass.logits().dup('c').reshape('c', networks * points, shape.classes());
    return Transforms.softmax(flat, false).reshape('c', networks, points, shape.classes());
  }

  /** Each network's gradient of the mean loss, networks × parameters. */
  INDArray gradient(Batch batch) {
    Pass pass = forward(batch.features());
    INDArray delta = probabilities(pass).subi(batch.labels()).divi(batch.labels().size(1));
    List<INDArray> parts = new ArrayList<>();
    for (int layer = shape.layers() - 1; layer >= 0; layer--) {
      INDArray input = pass.inputs().get(layer);
      parts.add(0, delta.sum(1).reshape('c', networks, delta.size(2)));
      parts.add(
          0,
          Nd4j.matmul(delta, input, true, false, false)
              .dup('c')
              .reshape('c', networks, delta.size(2) * input.size(2)));
      if (layer > 0) {
        INDArray back = Nd4j.matmul(delta, weights(layer), false, false, false);
        delta = activations.get(layer - 1).gradient(pass.sums().get(layer - 1), back);
      }
    }
    return Nd4j.concat(1, parts.toArray(INDArray[]::new));
  }
}
