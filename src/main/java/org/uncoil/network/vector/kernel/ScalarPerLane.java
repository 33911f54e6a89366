package org.uncoil.network.vector.kernel;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.Arrays;

/** The kernels for one network in each lane, in plain Java. */
final class ScalarPerLane implements PerLane {
  private final Kernels kernels;
  private float[] hidden = new float[0];

  ScalarPerLane(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void dense(
      Layer layer, float[] parameters, float[] input, float[] sums, int stride, int numbers) {
    for (int unit = 0; unit < layer.units(); unit++) {
      int to = unit * stride;
      for (int q = 0; q < numbers; q++) {
        sums[to + q] = parameters[(layer.biases() + unit) * LANES + q % LANES];
      }
      for (int i = 0; i < layer.inputs(); i++) {
        int weight = (layer.weights() + unit * layer.inputs() + i) * LANES;
        accumulate(input, i * stride, parameters, weight, sums, to, numbers);
      }
    }
  }

  private static void accumulate(
      float[] from, int start, float[] weights, int weight, float[] sums, int to, int numbers) {
    for (int q = 0; q < numbers; q++) {
      sums[to + q] = Math.fma(from[start + q], weights[weight + q % LANES], sums[to + q]);
    }
  }

  @Override
  public void sumGradient(
      Layer layer,
      float[] parameters,
      float[] delta,
      float[] derivatives,
      float[] result,
      int stride,
      int numbers) {
    for (int i = 0; i < layer.inputs(); i++) {
      int to = i * stride;
      Arrays.fill(result, to, to + numbers, 0f);
      for (int unit = 0; unit < layer.units(); unit++) {
        int weight = (layer.weights() + unit * layer.inputs() + i) * LANES;
        accumulate(delta, unit * stride, parameters, weight, result, to, numbers);
      }
      for (int q = to; q < to + numbers; q++) {
        result[q] *= derivatives[q];
      }
    }
  }

  @Override
  public void planarBackward(
      ActivationKernels.Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int numbers) {
    int room = layers.hidden().units() * stride;
    hidden = hidden.length < room ? new float[room] : hidden;
    sumGradient(layers.bottleneck(), parameters, delta, derivatives, hidden, stride, numbers);
    kernels.weightGradient(layers.bottleneck(), delta, values, gradients, stride, numbers);
    kernels.weightGradient(layers.hidden(), hidden, input, gradients, stride, numbers);
    kernels.biasGradient(layers.hidden(), hidden, gradients, stride, numbers);
  }
}
