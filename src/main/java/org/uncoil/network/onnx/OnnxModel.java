package org.uncoil.network.onnx;

import java.util.List;
import java.util.Locale;
import onnx.Onnx;
import org.uncoil.embedding.Floats;
import org.uncoil.study.NetworkSpec;

/**
 * A network as an ONNX file (IR version 7, opset 13): the input {@code features}, points × input
 * dimensions, as scaled for training; the outputs {@code before} and {@code after}, points × 2, the
 * embedding before and after the bottleneck's activation, and {@code probabilities}, points ×
 * classes. Dropout, which is training's, is not in it.
 */
public final class OnnxModel {
  private static final int OPSET = 13;

  private OnnxModel() {}

  /**
   * The file's content.
   *
   * @param parameters all weights and biases, in DL4J's order
   * @throws IllegalArgumentException where they are not as many as the network has
   */
  public static byte[] file(
      NetworkSpec network, int inputs, int classes, Floats parameters, String version) {
    if (parameters.size() != network.parameterCount(inputs, classes)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d parameters, not %d",
              network.architecture(inputs, classes),
              network.parameterCount(inputs, classes),
              parameters.size()));
    }
    return Onnx.ModelProto.newBuilder()
        .setIrVersion(Onnx.Version.IR_VERSION_2020_5_8_VALUE)
        .setProducerName("uncoil")
        .setProducerVersion(version)
        .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph(network, inputs, classes, parameters.toArray()))
        .build()
        .toByteArray();
  }

  private static Onnx.GraphProto graph(
      NetworkSpec network, int inputs, int classes, float[] parameters) {
    OnnxGraph graph = new OnnxGraph();
    OnnxActivations activations = new OnnxActivations(graph);
    List<Integer> widths = network.widths(inputs, classes);
    int bottleneck = widths.size() - 2;
    String value = graph.input("features", inputs);
    int offset = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int before = widths.get(layer - 1);
      int units = widths.get(layer);
      String weights = graph.tensor(parameters, offset, before * units, units, before);
      offset += before * units;
      value = graph.dense(value, weights, graph.tensor(parameters, offset, units, units));
      offset += units;
      if (layer == bottleneck) {
        graph.output(value, "before", units);
      }
      if (layer <= bottleneck) {
        value = activations.of(network.activation().get(layer - 1), value);
      }
      if (layer == bottleneck) {
        graph.output(value, "after", units);
      }
    }
    graph.output(graph.node("Softmax", value), "probabilities", classes);
    return graph.build();
  }
}
