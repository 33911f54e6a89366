package org.uncoil.network.vector.lanes;

import org.uncoil.network.vector.ActivationKernels;
import org.uncoil.study.Activation;

/** The kernels of one activation on vectors. */
record LaneActivationKernels(Activation activation, LaneActivation function)
    implements ActivationKernels {
  LaneActivationKernels(Activation activation) {
    this(activation, LaneActivation.of(activation));
  }

  @Override
  public void activate(float[] sums, float[] derivatives, int units, int stride, int points) {
    for (int unit = 0; unit < units; unit++) {
      function.apply(sums, derivatives, unit * stride, unit * stride + points);
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
    if (activation == Activation.RELU) {
      LanePlanar.reluForward(layers, parameters, input, values, sums, stride, points);
    } else {
      LaneKernels.sums(layers.hidden(), parameters, input, values, stride, points);
      activate(values, derivatives, layers.hidden().units(), stride, points);
      LaneKernels.sums(layers.bottleneck(), parameters, values, sums, stride, points);
    }
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
    LanePlanar.backward(
        layers,
        parameters,
        input,
        values,
        derivatives,
        delta,
        gradients,
        stride,
        points,
        activation == Activation.RELU);
  }
}
