package org.uncoil.network.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/** A graph as it grows: each method adds something and gives its name. */
final class OnnxGraph {
  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder().setName("network");
  private int names;

  /** A node without attributes. */
  String node(String operator, String... inputs) {
    return add(Onnx.NodeProto.newBuilder().setOpType(operator), inputs);
  }

  /** The layer Wx + b: ONNX's Gemm with W of units × inputs, a row per unit. */
  String dense(String input, String weights, String biases) {
    Onnx.AttributeProto transposed =
        Onnx.AttributeProto.newBuilder()
            .setName("transB")
            .setType(Onnx.AttributeProto.AttributeType.INT)
            .setI(1)
            .build();
    return add(
        Onnx.NodeProto.newBuilder().setOpType("Gemm").addAttribute(transposed),
        input,
        weights,
        biases);
  }

  /** A node with attributes that are numbers: name, value, name, value. */
  String node(String operator, String input, Object... attributes) {
    Onnx.NodeProto.Builder node = Onnx.NodeProto.newBuilder().setOpType(operator);
    for (int i = 0; i < attributes.length; i += 2) {
      node.addAttribute(
          Onnx.AttributeProto.newBuilder()
              .setName((String) attributes[i])
              .setType(Onnx.AttributeProto.AttributeType.FLOAT)
              .setF(((Double) attributes[i + 1]).floatValue()));
    }
    return add(node, input);
  }

  private String add(Onnx.NodeProto.Builder node, String... inputs) {
    String name = "value_" + names++;
    for (String input : inputs) {
      node.addInput(input);
    }
    graph.addNode(node.setName(name).addOutput(name));
    return name;
  }

  /** A number that stands beside every value of another tensor. */
  String constant(double value) {
    return tensor(new float[] {(float) value}, 0, 1);
  }

  /** Part of an array as a tensor of this shape; without one, a scalar. */
  String tensor(float[] values, int from, int count, long... shape) {
    String name = "constant_" + names++;
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putFloat(values[from + i]);
    }
    Onnx.TensorProto.Builder tensor =
        Onnx.TensorProto.newBuilder()
            .setName(name)
            .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** What the graph takes: points × size. */
  String input(String name, int size) {
    graph.addInput(value(name, size));
    return name;
  }

  /** Gives a value to the outside under a name: points × size. */
  void output(String value, String name, int size) {
    graph.addNode(
        Onnx.NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value)
            .addOutput(name));
    graph.addOutput(value(name, size));
  }

  private static Onnx.ValueInfoProto value(String name, int size) {
    Onnx.TensorShapeProto shape =
        Onnx.TensorShapeProto.newBuilder()
            .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("points"))
            .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size))
            .build();
    Onnx.TypeProto.Tensor tensor =
        Onnx.TypeProto.Tensor.newBuilder()
            .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
            .setShape(shape)
            .build();
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  Onnx.GraphProto build() {
    return graph.build();
  }
}
