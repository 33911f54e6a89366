package org.uncoil.network.vector.kernel;

import static org.uncoil.network.vector.kernel.Tile.LANES;

/**
 * The gradients of a hidden layer of the plane with ReLU and of the bottleneck behind it.
 *
 * <p>With m = 1 where a hidden unit is active and 0 elsewhere, its value is m (w₀x₀ + w₁x₁ + b). So
 * all five gradients that concern it follow from the six sums over points of m d, m d x₀ and m d x₁
 * for the bottleneck's two gradients d; and the products d, d x₀ and d x₁ are the same for all
 * units. That is six multiplications per point and unit instead of ten.
 *
 * <p>The value, cut to 2⁻⁶³, stands for m, and the products are 2⁶³ times as large: one operation
 * instead of three, and exact, but for values so small that ReLU's kink is as far away.
 */
public final class ScalarRelu {
  /** Products per point: d₀x₀, d₀x₁, d₀, and the same for d₁. */
  public static final int PRODUCTS = 6;

  /** What stands for an active unit. */
  public static final float ACTIVE = 0x1p-63f;

  private static final float PER_ACTIVE = 1 / ACTIVE;
  private float[] products = new float[0];
  private final float[] sums = new float[PRODUCTS * LANES];

  void backward(
      ActivationKernels.Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] delta,
      float[] gradients,
      int stride,
      int points) {
    if (products.length < PRODUCTS * stride) {
      products = new float[PRODUCTS * stride];
    }
    for (int q = 0; q < points; q++) {
      for (int k = 0; k < 2; k++) {
        float d = delta[k * stride + q] * PER_ACTIVE;
        products[3 * k * stride + q] = d * input[q];
        products[(3 * k + 1) * stride + q] = d * input[stride + q];
        products[(3 * k + 2) * stride + q] = d;
      }
    }
    for (int unit = 0; unit < layers.hidden().units(); unit++) {
      sum(values, unit * stride, stride, points);
      for (int lane = 0; lane < LANES; lane++) {
        add(layers, unit, parameters, gradients, lane);
      }
    }
  }

  private void sum(float[] values, int row, int stride, int points) {
    for (int k = 0; k < PRODUCTS; k++) {
      for (int lane = 0; lane < LANES; lane++) {
        float sum = 0;
        for (int q = lane; q < points; q += LANES) {
          sum = Math.fma(active(values[row + q]), products[k * stride + q], sum);
        }
        sums[k * LANES + lane] = sum;
      }
    }
  }

  private static float active(float value) {
    return Float.intBitsToFloat(
        Math.min(Float.floatToRawIntBits(value), Float.floatToRawIntBits(ACTIVE)));
  }

  private void add(
      ActivationKernels.Planar layers, int unit, float[] parameters, float[] gradients, int lane) {
    Layer hidden = layers.hidden();
    int weight = hidden.weights() + 2 * unit;
    int bias = hidden.biases() + unit;
    int first = layers.bottleneck().weights() + unit;
    int second = first + hidden.units();
    for (int k = 0; k < 2; k++) {
      float x0 = sums[3 * k * LANES + lane];
      float x1 = sums[(3 * k + 1) * LANES + lane];
      float one = sums[(3 * k + 2) * LANES + lane];
      int to = (k == 0 ? first : second) * LANES + lane;
      float value = parameters[bias] * one;
      value = Math.fma(parameters[weight], x0, value);
      gradients[to] += Math.fma(parameters[weight + 1], x1, value);
      float v = parameters[k == 0 ? first : second];
      to = weight * LANES + lane;
      gradients[to] = Math.fma(v, x0, gradients[to]);
      gradients[to + LANES] = Math.fma(v, x1, gradients[to + LANES]);
      to = bias * LANES + lane;
      gradients[to] = Math.fma(v, one, gradients[to]);
    }
  }
}
