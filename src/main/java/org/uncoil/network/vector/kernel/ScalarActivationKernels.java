package org.uncoil.network.vector.kernel;

import org.uncoil.study.Activation;

/**
 * The kernels of one activation in plain Java: the planar ones are the general ones one after the
 * other, which is the same arithmetic, but for {@link ScalarRelu}'s.
 */
final class ScalarActivationKernels implements ActivationKernels {
  private final Activation activation;
  private final Kernels kernels;
  private final ScalarRelu relu = new ScalarRelu();
  private float[] gradient = new float[0];

  ScalarActivationKernels(Activation activation, Kernels kernels) {
    this.activation = activation;
    this.kernels = kernels;
  }

  @Override
  public void activate(float[] sums, float[] derivatives, int units, int stride, int points) {
    for (int unit = 0; unit < units; unit++) {
      for (int q = unit * stride; q < unit * stride + points; q++) {
        sums[q] = ScalarActivation.apply(activation, sums[q], derivatives, q);
      }
    }
  }

  @Override
  public void planarForward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] sums,
      int stride,
      int points) {
    kernels.dense(layers.hidden(), parameters, input, values, stride, points);
    activate(values, derivatives, layers.hidden().units(), stride, points);
    kernels.dense(layers.bottleneck(), parameters, values, sums, stride, points);
  }

  @Override
  public void planarBackward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points) {
    if (activation == Activation.RELU) {
      relu.backward(layers, parameters, input, values, delta, gradients, stride, points);
      return;
    }
    Layer hidden = layers.hidden();
    if (gradient.length < hidden.units() * stride) {
      gradient = new float[hidden.units() * stride];
    }
    kernels.weightGradient(layers.bottleneck(), delta, values, gradients, stride, points);
    kernels.inputGradient(layers.bottleneck(), parameters, delta, gradient, stride, points);
    kernels.multiply(gradient, derivatives, hidden.units(), stride, points);
    kernels.weightGradient(hidden, gradient, input, gradients, stride, points);
    kernels.biasGradient(hidden, gradient, gradients, stride, points);
  }
}
