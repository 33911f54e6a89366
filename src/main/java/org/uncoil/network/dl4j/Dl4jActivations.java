package org.uncoil.network.dl4j;

import org.nd4j.linalg.activations.IActivation;
import org.uncoil.study.Activation;

/**
 * DL4J's counterpart of each activation: its own where it has one, else {@link
 * ElementwiseActivation}.
 */
final class Dl4jActivations {
  private Dl4jActivations() {}

  static IActivation of(Activation activation) {
    return switch (activation) {
      case CUBE,
          ELU,
          GELU,
          HARDSIGMOID,
          HARDTANH,
          IDENTITY,
          LEAKYRELU,
          MISH,
          RATIONALTANH,
          RECTIFIEDTANH,
          RELU,
          RELU6,
          SELU,
          SIGMOID,
          SOFTPLUS,
          SOFTSIGN,
          SWISH,
          TANH,
          THRESHOLDEDRELU ->
          org.nd4j.linalg.activations.Activation.valueOf(activation.name()).getActivationFunction();
      case GELU_EXACT, CELU, ELLIOTT, LISHT, SINE, GAUSSIAN, SNAKE ->
          new ElementwiseActivation(activation);
    };
  }
}
