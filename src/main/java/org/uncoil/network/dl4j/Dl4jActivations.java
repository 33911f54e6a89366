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
          HARD_SIGMOID,
          HARD_TANH,
          IDENTITY,
          LEAKY_RELU,
          MISH,
          RATIONAL_TANH,
          RECTIFIED_TANH,
          RELU,
          RELU6,
          SELU,
          SIGMOID,
          SOFTPLUS,
          SOFTSIGN,
          SWISH,
          TANH,
          THRESHOLDED_RELU ->
          org.nd4j.linalg.activations.Activation.valueOf(activation.name().replace("_", ""))
              .getActivationFunction();
      case GELU_EXACT, CELU, ELLIOTT, LISHT, SINE, GAUSSIAN, SNAKE ->
          new ElementwiseActivation(activation);
    };
  }
}
