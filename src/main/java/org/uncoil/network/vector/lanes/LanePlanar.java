package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import org.uncoil.network.vector.ActivationKernels.Planar;
import org.uncoil.network.vector.Layer;

/** A hidden layer of the plane and the bottleneck behind it, at once: half of all training. */
final class LanePlanar {
  private LanePlanar() {}

  /** With ReLU, which is cheap enough to be built into the loop of the products. */
  static void reluForward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] sums,
      int stride,
      int points) {
    for (int q = 0; q < points; q += 2 * LENGTH) {
      reluForward(layers.hidden(), layers.bottleneck(), parameters, input, values, sums, stride, q);
    }
  }

  /**
   * Two vectors of points: enough to hide what each operation takes, and all fits the registers.
   */
  private static void reluForward(
      Layer hidden,
      Layer bottleneck,
      float[] parameters,
      float[] input,
      float[] values,
      float[] sums,
      int stride,
      int q) {
    FloatVector x0 = at(input, q);
    FloatVector x1 = at(input, stride + q);
    FloatVector y0 = at(input, q + LENGTH);
    FloatVector y1 = at(input, stride + q + LENGTH);
    FloatVector a0 = all(parameters[bottleneck.biases()]);
    FloatVector a1 = all(parameters[bottleneck.biases() + 1]);
    FloatVector c0 = a0;
    FloatVector c1 = a1;
    int units = hidden.units();
    int weights = hidden.weights();
    int biases = hidden.biases();
    int first = bottleneck.weights();
    int second = first + units;
    for (int unit = 0; unit < units; unit++) {
      FloatVector w0 = all(parameters[weights + 2 * unit]);
      FloatVector w1 = all(parameters[weights + 2 * unit + 1]);
      FloatVector b = all(parameters[biases + unit]);
      FloatVector v0 = all(parameters[first + unit]);
      FloatVector v1 = all(parameters[second + unit]);
      int to = unit * stride + q;
      FloatVector value = LaneFunctions.positive(x1.fma(w1, x0.fma(w0, b)));
      value.intoArray(values, to);
      a0 = value.fma(v0, a0);
      a1 = value.fma(v1, a1);
      value = LaneFunctions.positive(y1.fma(w1, y0.fma(w0, b)));
      value.intoArray(values, to + LENGTH);
      c0 = value.fma(v0, c0);
      c1 = value.fma(v1, c1);
    }
    a0.intoArray(sums, q);
    a1.intoArray(sums, stride + q);
    c0.intoArray(sums, q + LENGTH);
    c1.intoArray(sums, stride + q + LENGTH);
  }

  static void backward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points,
      boolean relu) {
    int units = layers.hidden().units();
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      int unit = 0;
      for (; unit + 2 <= units; unit += 2) {
        backwardOfTwo(
            layers.hidden(),
            layers.bottleneck(),
            unit,
            parameters,
            input,
            values,
            derivatives,
            delta,
            gradients,
            stride,
            points,
            lane,
            relu);
      }
      if (unit < units) {
        backwardOfOne(
            layers.hidden(),
            layers.bottleneck(),
            unit,
            parameters,
            input,
            values,
            derivatives,
            delta,
            gradients,
            stride,
            points,
            lane,
            relu);
      }
    }
  }

  /** Two units at once: what is read of the points serves both, and ten sums fit the registers. */
  private static void backwardOfTwo(
      Layer hidden,
      Layer bottleneck,
      int unit,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points,
      int lane,
      boolean relu) {
    int first = bottleneck.weights() + unit;
    int second = first + hidden.units();
    FloatVector v0 = all(parameters[first]);
    FloatVector v1 = all(parameters[second]);
    FloatVector u0 = all(parameters[first + 1]);
    FloatVector u1 = all(parameters[second + 1]);
    int atFirst = first * LANES + lane;
    int atSecond = second * LANES + lane;
    int atWeight = (hidden.weights() + 2 * unit) * LANES + lane;
    int atBias = (hidden.biases() + unit) * LANES + lane;
    FloatVector a0 = at(gradients, atFirst);
    FloatVector a1 = at(gradients, atSecond);
    FloatVector a2 = at(gradients, atWeight);
    FloatVector a3 = at(gradients, atWeight + LANES);
    FloatVector a4 = at(gradients, atBias);
    FloatVector b0 = at(gradients, atFirst + LANES);
    FloatVector b1 = at(gradients, atSecond + LANES);
    FloatVector b2 = at(gradients, atWeight + 2 * LANES);
    FloatVector b3 = at(gradients, atWeight + 3 * LANES);
    FloatVector b4 = at(gradients, atBias + LANES);
    int row = unit * stride;
    for (int q = lane; q < points; q += LANES) {
      FloatVector x0 = at(input, q);
      FloatVector x1 = at(input, stride + q);
      FloatVector d0 = at(delta, q);
      FloatVector d1 = at(delta, stride + q);
      FloatVector value = at(values, row + q);
      a0 = value.fma(d0, a0);
      a1 = value.fma(d1, a1);
      FloatVector d = gradient(relu, d1.fma(v1, d0.mul(v0)), value, derivatives, row + q);
      a2 = d.fma(x0, a2);
      a3 = d.fma(x1, a3);
      a4 = a4.add(d);
      value = at(values, row + stride + q);
      b0 = value.fma(d0, b0);
      b1 = value.fma(d1, b1);
      d = gradient(relu, d1.fma(u1, d0.mul(u0)), value, derivatives, row + stride + q);
      b2 = d.fma(x0, b2);
      b3 = d.fma(x1, b3);
      b4 = b4.add(d);
    }
    a0.intoArray(gradients, atFirst);
    a1.intoArray(gradients, atSecond);
    a2.intoArray(gradients, atWeight);
    a3.intoArray(gradients, atWeight + LANES);
    a4.intoArray(gradients, atBias);
    b0.intoArray(gradients, atFirst + LANES);
    b1.intoArray(gradients, atSecond + LANES);
    b2.intoArray(gradients, atWeight + 2 * LANES);
    b3.intoArray(gradients, atWeight + 3 * LANES);
    b4.intoArray(gradients, atBias + LANES);
  }

  private static void backwardOfOne(
      Layer hidden,
      Layer bottleneck,
      int unit,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points,
      int lane,
      boolean relu) {
    int first = bottleneck.weights() + unit;
    int second = first + hidden.units();
    FloatVector v0 = all(parameters[first]);
    FloatVector v1 = all(parameters[second]);
    int atFirst = first * LANES + lane;
    int atSecond = second * LANES + lane;
    int atWeight = (hidden.weights() + 2 * unit) * LANES + lane;
    int atBias = (hidden.biases() + unit) * LANES + lane;
    FloatVector a0 = at(gradients, atFirst);
    FloatVector a1 = at(gradients, atSecond);
    FloatVector a2 = at(gradients, atWeight);
    FloatVector a3 = at(gradients, atWeight + LANES);
    FloatVector a4 = at(gradients, atBias);
    int row = unit * stride;
    for (int q = lane; q < points; q += LANES) {
      FloatVector d0 = at(delta, q);
      FloatVector d1 = at(delta, stride + q);
      FloatVector value = at(values, row + q);
      a0 = value.fma(d0, a0);
      a1 = value.fma(d1, a1);
      FloatVector d = gradient(relu, d1.fma(v1, d0.mul(v0)), value, derivatives, row + q);
      a2 = d.fma(at(input, q), a2);
      a3 = d.fma(at(input, stride + q), a3);
      a4 = a4.add(d);
    }
    a0.intoArray(gradients, atFirst);
    a1.intoArray(gradients, atSecond);
    a2.intoArray(gradients, atWeight);
    a3.intoArray(gradients, atWeight + LANES);
    a4.intoArray(gradients, atBias);
  }

  private static FloatVector gradient(
      boolean relu, FloatVector gradient, FloatVector value, float[] derivatives, int at) {
    return relu ? LaneFunctions.wherePositive(gradient, value) : gradient.mul(at(derivatives, at));
  }
}
