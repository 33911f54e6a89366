package org.uncoil.network.onnx;

import org.uncoil.study.Activation;

/** The activations by ONNX's operators (opset 13): one where it has the function, else several. */
final class OnnxActivations {
  private final OnnxGraph graph;

  OnnxActivations(OnnxGraph graph) {
    this.graph = graph;
  }

  /** The activation of a value; the formulas are those of {@link Activation}. */
  String of(Activation activation, String x) {
    return switch (activation) {
      case IDENTITY -> graph.node("Identity", x);
      case CUBE -> times(x, times(x, x));
      case ELU -> graph.node("Elu", x, "alpha", 1.0);
      case CELU -> graph.node("Celu", x, "alpha", 2.0);
      case SELU -> graph.node("Selu", x);
      case RELU -> graph.node("Relu", x);
      case RELU6 -> clipped(x, 0, 6);
      case LEAKY_RELU -> graph.node("LeakyRelu", x, "alpha", 0.01);
      case THRESHOLDED_RELU -> graph.node("ThresholdedRelu", x, "alpha", 1.0);
      case HARD_SIGMOID -> graph.node("HardSigmoid", x, "alpha", 0.2, "beta", 0.5);
      case HARD_TANH -> clipped(x, -1, 1);
      case SIGMOID -> sigmoid(x);
      case SOFTPLUS -> graph.node("Softplus", x);
      case SOFTSIGN -> graph.node("Softsign", x);
      case TANH -> tanh(x);
      case RECTIFIED_TANH -> graph.node("Relu", tanh(x));
      case RATIONAL_TANH -> rationalTanh(x);
      case GELU -> times(x, sigmoid(times(x, graph.constant(1.702))));
      case GELU_EXACT -> {
        String erf = graph.node("Erf", times(x, graph.constant(Math.sqrt(0.5))));
        yield times(times(x, graph.constant(0.5)), plus(erf, graph.constant(1)));
      }
      case SWISH -> times(x, sigmoid(x));
      case MISH -> times(x, tanh(graph.node("Softplus", x)));
      case ELLIOTT ->
          plus(times(graph.node("Softsign", x), graph.constant(0.5)), graph.constant(0.5));
      case LISHT -> times(x, tanh(x));
      case SINE -> graph.node("Sin", x);
      case GAUSSIAN -> graph.node("Exp", graph.node("Neg", times(x, x)));
      case SNAKE -> plus(x, square(graph.node("Sin", x)));
    };
  }

  private String rationalTanh(String x) {
    String y = graph.node("Abs", times(x, graph.constant(2.0 / 3)));
    String square = square(y);
    String fourth = times(square(square), graph.constant(1.41645));
    String sum = plus(plus(graph.constant(1), y), plus(square, fourth));
    String part = graph.node("Sub", graph.constant(1), graph.node("Reciprocal", sum));
    return times(times(graph.constant(1.7159), graph.node("Sign", x)), part);
  }

  private String sigmoid(String x) {
    return graph.node("Sigmoid", x);
  }

  private String tanh(String x) {
    return graph.node("Tanh", x);
  }

  private String clipped(String x, double least, double most) {
    return graph.node("Clip", x, graph.constant(least), graph.constant(most));
  }

  private String square(String x) {
    return times(x, x);
  }

  private String times(String a, String b) {
    return graph.node("Mul", a, b);
  }

  private String plus(String a, String b) {
    return graph.node("Add", a, b);
  }
}
