package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.kernel.ScalarRelu.ACTIVE;
import static org.uncoil.network.vector.kernel.ScalarRelu.PRODUCTS;
import static org.uncoil.network.vector.kernel.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import org.uncoil.network.vector.kernel.ActivationKernels.Planar;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.ScalarRelu;

/**
 * A hidden layer of the plane with ReLU and the bottleneck behind it: half of all training with
 * ReLU, which is cheap enough to be built into the loops of the products. Sum for sum {@link
 * ScalarRelu}.
 */
final class LaneRelu {
  private static final FloatVector PER_ACTIVE = all(1 / ACTIVE);
  private static final IntVector ACTIVE_BITS = LaneConstants.bits(ACTIVE);

  /** Units whose sums are made at once: twice six sums, and what they read, fill the registers. */
  private static final int UNITS = 2;

  private float[] products = new float[0];
  private final float[] sums = new float[UNITS * PRODUCTS * LENGTH];

  void forward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] bottleneck,
      int stride,
      int points) {
    int q = 0;
    for (; q + 4 * LENGTH <= points; q += 4 * LENGTH) {
      fourForward(layers, parameters, input, bottleneck, stride, q);
    }
    for (; q < points; q += LENGTH) {
      oneForward(layers, parameters, input, bottleneck, stride, q);
    }
  }

  /** Four vectors of points: each of a unit's five parameters is read once for all of them. */
  private static void fourForward(
      Planar layers, float[] parameters, float[] input, float[] bottleneck, int stride, int q) {
    Layer hidden = layers.hidden();
    FloatVector x0 = at(input, q);
    FloatVector x1 = at(input, q + LENGTH);
    FloatVector x2 = at(input, q + 2 * LENGTH);
    FloatVector x3 = at(input, q + 3 * LENGTH);
    FloatVector y0 = at(input, stride + q);
    FloatVector y1 = at(input, stride + q + LENGTH);
    FloatVector y2 = at(input, stride + q + 2 * LENGTH);
    FloatVector y3 = at(input, stride + q + 3 * LENGTH);
    FloatVector a0 = all(parameters[layers.bottleneck().biases()]);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector c0 = all(parameters[layers.bottleneck().biases() + 1]);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    int units = hidden.units();
    int weights = hidden.weights();
    int biases = hidden.biases();
    int first = layers.bottleneck().weights();
    int second = first + units;
    for (int unit = 0; unit < units; unit++) {
      FloatVector w = all(parameters[weights + 2 * unit]);
      FloatVector u = all(parameters[weights + 2 * unit + 1]);
      FloatVector b = all(parameters[biases + unit]);
      FloatVector v = all(parameters[first + unit]);
      FloatVector s = all(parameters[second + unit]);
      FloatVector value = LaneFunctions.positive(y0.fma(u, x0.fma(w, b)));
      a0 = value.fma(v, a0);
      c0 = value.fma(s, c0);
      value = LaneFunctions.positive(y1.fma(u, x1.fma(w, b)));
      a1 = value.fma(v, a1);
      c1 = value.fma(s, c1);
      value = LaneFunctions.positive(y2.fma(u, x2.fma(w, b)));
      a2 = value.fma(v, a2);
      c2 = value.fma(s, c2);
      value = LaneFunctions.positive(y3.fma(u, x3.fma(w, b)));
      a3 = value.fma(v, a3);
      c3 = value.fma(s, c3);
    }
    a0.intoArray(bottleneck, q);
    a1.intoArray(bottleneck, q + LENGTH);
    a2.intoArray(bottleneck, q + 2 * LENGTH);
    a3.intoArray(bottleneck, q + 3 * LENGTH);
    c0.intoArray(bottleneck, stride + q);
    c1.intoArray(bottleneck, stride + q + LENGTH);
    c2.intoArray(bottleneck, stride + q + 2 * LENGTH);
    c3.intoArray(bottleneck, stride + q + 3 * LENGTH);
  }

  private static void oneForward(
      Planar layers, float[] parameters, float[] input, float[] bottleneck, int stride, int q) {
    Layer hidden = layers.hidden();
    FloatVector x = at(input, q);
    FloatVector y = at(input, stride + q);
    FloatVector a = all(parameters[layers.bottleneck().biases()]);
    FloatVector c = all(parameters[layers.bottleneck().biases() + 1]);
    int first = layers.bottleneck().weights();
    int second = first + hidden.units();
    for (int unit = 0; unit < hidden.units(); unit++) {
      int weight = hidden.weights() + 2 * unit;
      FloatVector sum = x.fma(all(parameters[weight]), all(parameters[hidden.biases() + unit]));
      FloatVector value = LaneFunctions.positive(y.fma(all(parameters[weight + 1]), sum));
      a = value.fma(all(parameters[first + unit]), a);
      c = value.fma(all(parameters[second + unit]), c);
    }
    a.intoArray(bottleneck, q);
    c.intoArray(bottleneck, stride + q);
  }

  void backward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] delta,
      float[] gradients,
      int stride,
      int points) {
    if (products.length < PRODUCTS * stride) {
      products = new float[PRODUCTS * stride];
    }
    for (int k = 0; k < 2; k++) {
      multiply(input, delta, k, stride, points);
    }
    int units = layers.hidden().units();
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      for (int unit = 0; unit < units; unit += UNITS) {
        int count = Math.min(UNITS, units - unit);
        if (count == UNITS) {
          twoSums(layers.hidden(), unit, parameters, input, stride, points, lane);
        } else {
          oneSum(layers.hidden(), unit, parameters, input, stride, points, lane);
        }
        for (int i = 0; i < count; i++) {
          add(layers, unit + i, i * PRODUCTS * LENGTH, parameters, gradients, lane);
        }
      }
    }
  }

  private void multiply(float[] input, float[] delta, int k, int stride, int points) {
    for (int q = 0; q < points; q += LENGTH) {
      FloatVector d = at(delta, k * stride + q).mul(PER_ACTIVE);
      int to = 3 * k * stride + q;
      d.mul(at(input, q)).intoArray(products, to);
      d.mul(at(input, stride + q)).intoArray(products, to + stride);
      d.intoArray(products, to + 2 * stride);
    }
  }

  private static FloatVector active(FloatVector sum) {
    return sum.reinterpretAsInts().max(LaneConstants.NONE).min(ACTIVE_BITS).reinterpretAsFloats();
  }

  private void twoSums(
      Layer hidden, int unit, float[] parameters, float[] input, int stride, int points, int lane) {
    int weight = hidden.weights() + 2 * unit;
    FloatVector w = all(parameters[weight]);
    FloatVector u = all(parameters[weight + 1]);
    FloatVector v = all(parameters[weight + 2]);
    FloatVector s = all(parameters[weight + 3]);
    FloatVector biasOfA = all(parameters[hidden.biases() + unit]);
    FloatVector biasOfB = all(parameters[hidden.biases() + unit + 1]);
    FloatVector a0 = all(0f);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector b4 = a0;
    FloatVector b5 = a0;
    for (int q = lane; q < points; q += LANES) {
      FloatVector x = at(input, q);
      FloatVector y = at(input, stride + q);
      FloatVector a = active(y.fma(u, x.fma(w, biasOfA)));
      FloatVector b = active(y.fma(s, x.fma(v, biasOfB)));
      FloatVector p = at(products, q);
      a0 = a.fma(p, a0);
      b0 = b.fma(p, b0);
      p = at(products, stride + q);
      a1 = a.fma(p, a1);
      b1 = b.fma(p, b1);
      p = at(products, 2 * stride + q);
      a2 = a.fma(p, a2);
      b2 = b.fma(p, b2);
      p = at(products, 3 * stride + q);
      a3 = a.fma(p, a3);
      b3 = b.fma(p, b3);
      p = at(products, 4 * stride + q);
      a4 = a.fma(p, a4);
      b4 = b.fma(p, b4);
      p = at(products, 5 * stride + q);
      a5 = a.fma(p, a5);
      b5 = b.fma(p, b5);
    }
    store(a0, a1, a2, a3, a4, a5, 0);
    store(b0, b1, b2, b3, b4, b5, PRODUCTS * LENGTH);
  }

  private void oneSum(
      Layer hidden, int unit, float[] parameters, float[] input, int stride, int points, int lane) {
    int weight = hidden.weights() + 2 * unit;
    FloatVector w = all(parameters[weight]);
    FloatVector u = all(parameters[weight + 1]);
    FloatVector bias = all(parameters[hidden.biases() + unit]);
    FloatVector a0 = all(0f);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    for (int q = lane; q < points; q += LANES) {
      FloatVector a = active(at(input, stride + q).fma(u, at(input, q).fma(w, bias)));
      a0 = a.fma(at(products, q), a0);
      a1 = a.fma(at(products, stride + q), a1);
      a2 = a.fma(at(products, 2 * stride + q), a2);
      a3 = a.fma(at(products, 3 * stride + q), a3);
      a4 = a.fma(at(products, 4 * stride + q), a4);
      a5 = a.fma(at(products, 5 * stride + q), a5);
    }
    store(a0, a1, a2, a3, a4, a5, 0);
  }

  private void store(
      FloatVector s0,
      FloatVector s1,
      FloatVector s2,
      FloatVector s3,
      FloatVector s4,
      FloatVector s5,
      int to) {
    s0.intoArray(sums, to);
    s1.intoArray(sums, to + LENGTH);
    s2.intoArray(sums, to + 2 * LENGTH);
    s3.intoArray(sums, to + 3 * LENGTH);
    s4.intoArray(sums, to + 4 * LENGTH);
    s5.intoArray(sums, to + 5 * LENGTH);
  }

  /** Makes gradients of a unit's six sums. */
  private void add(
      Planar layers, int unit, int from, float[] parameters, float[] gradients, int lane) {
    Layer hidden = layers.hidden();
    int weight = hidden.weights() + 2 * unit;
    int bias = hidden.biases() + unit;
    int first = layers.bottleneck().weights() + unit;
    for (int k = 0; k < 2; k++) {
      int outer = first + k * hidden.units();
      addHalf(weight, bias, outer, from + 3 * k * LENGTH, parameters, gradients, lane);
    }
  }

  private void addHalf(
      int weight, int bias, int outer, int from, float[] parameters, float[] gradients, int lane) {
    FloatVector x0 = at(sums, from);
    FloatVector x1 = at(sums, from + LENGTH);
    FloatVector one = at(sums, from + 2 * LENGTH);
    FloatVector value = one.mul(parameters[bias]);
    value = all(parameters[weight]).fma(x0, value);
    value = all(parameters[weight + 1]).fma(x1, value);
    int to = outer * LANES + lane;
    at(gradients, to).add(value).intoArray(gradients, to);
    FloatVector v = all(parameters[outer]);
    to = weight * LANES + lane;
    v.fma(x0, at(gradients, to)).intoArray(gradients, to);
    v.fma(x1, at(gradients, to + LANES)).intoArray(gradients, to + LANES);
    to = bias * LANES + lane;
    v.fma(one, at(gradients, to)).intoArray(gradients, to);
  }
}
