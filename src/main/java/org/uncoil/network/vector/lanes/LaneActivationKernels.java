package org.uncoil.network.vector.lanes;

import java.util.Optional;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.study.Activation;

/** The kernels of one activation on vectors. */
final class LaneActivationKernels implements ActivationKernels {
  private final LaneRows.Work function;
  private final Optional<LaneRelu> relu;

  LaneActivationKernels(Activation activation) {
    function = LaneActivation.of(activation);
    relu = activation == Activation.RELU ? Optional.of(new LaneRelu()) : Optional.empty();
  }

  @Override
  public void activate(float[] sums, float[] derivatives, int units, int stride, int points) {
    LaneRows.each(function, sums, derivatives, units, stride, points);
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
    if (relu.isPresent()) {
      relu.get().forward(layers, parameters, input, sums, stride, points);
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
    if (relu.isPresent()) {
      relu.get().backward(layers, parameters, input, delta, gradients, stride, points);
    } else {
      LanePlanar.backward(
          layers, parameters, input, values, derivatives, delta, gradients, stride, points);
    }
  }
}
