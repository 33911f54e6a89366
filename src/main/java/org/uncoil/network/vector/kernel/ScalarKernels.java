package org.uncoil.network.vector.kernel;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.Arrays;
import org.uncoil.study.Activation;

/** The kernels in plain Java, for a JVM without vectors. */
public final class ScalarKernels implements Kernels {
  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public ActivationKernels of(Activation activation) {
    return new ScalarActivationKernels(activation, this);
  }

  @Override
  public PerLane perLane() {
    return new ScalarPerLane(this);
  }

  @Override
  public void dense(
      Layer layer, float[] parameters, float[] input, float[] sums, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      int to = unit * stride;
      Arrays.fill(sums, to, to + points, parameters[layer.biases() + unit]);
      for (int i = 0; i < layer.inputs(); i++) {
        float weight = parameters[layer.weights() + unit * layer.inputs() + i];
        accumulate(input, i * stride, weight, sums, to, points);
      }
    }
  }

  private static void accumulate(
      float[] from, int start, float weight, float[] sums, int to, int points) {
    for (int q = 0; q < points; q++) {
      sums[to + q] = Math.fma(from[start + q], weight, sums[to + q]);
    }
  }

  @Override
  public void addBias(Layer layer, float[] parameters, float[] sums, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      float bias = parameters[layer.biases() + unit];
      for (int q = unit * stride; q < unit * stride + points; q++) {
        sums[q] += bias;
      }
    }
  }

  @Override
  public void weightGradient(
      Layer layer, float[] delta, float[] input, float[] gradients, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int i = 0; i < layer.inputs(); i++) {
        int to = (layer.weights() + unit * layer.inputs() + i) * LANES;
        product(delta, unit * stride, input, i * stride, gradients, to, points);
      }
    }
  }

  private static void product(
      float[] a, int fromA, float[] b, int fromB, float[] sums, int to, int points) {
    for (int q = 0; q < points; q += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        sums[to + lane] = Math.fma(a[fromA + q + lane], b[fromB + q + lane], sums[to + lane]);
      }
    }
  }

  @Override
  public void biasGradient(Layer layer, float[] delta, float[] gradients, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      int to = (layer.biases() + unit) * LANES;
      for (int q = 0; q < points; q++) {
        gradients[to + q % LANES] += delta[unit * stride + q];
      }
    }
  }

  @Override
  public void inputGradient(
      Layer layer, float[] parameters, float[] delta, float[] result, int stride, int points) {
    for (int i = 0; i < layer.inputs(); i++) {
      Arrays.fill(result, i * stride, i * stride + points, 0f);
      for (int unit = 0; unit < layer.units(); unit++) {
        float weight = parameters[layer.weights() + unit * layer.inputs() + i];
        accumulate(delta, unit * stride, weight, result, i * stride, points);
      }
    }
  }

  @Override
  public void multiply(float[] product, float[] factor, int rows, int stride, int points) {
    for (int row = 0; row < rows; row++) {
      for (int q = row * stride; q < row * stride + points; q++) {
        product[q] *= factor[q];
      }
    }
  }

  @Override
  public void copy(float[] copy, float[] original, int rows, int stride, int points) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(original, row * stride, copy, row * stride, points);
    }
  }

  @Override
  public void score(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] scores,
      int stride,
      int points) {
    ScalarScore.score(outputs, classes, labels, share, scores, stride, points);
  }
}
