package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import org.uncoil.network.vector.kernel.ActivationKernels.Planar;
import org.uncoil.network.vector.kernel.Layer;

/** The gradients of a hidden layer of the plane and of the bottleneck behind it, at once. */
final class LanePlanar {
  private LanePlanar() {}

  static void backward(
      Planar layers,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int points) {
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
            lane);
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
            lane);
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
      int lane) {
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
      FloatVector d = d1.fma(v1, d0.mul(v0)).mul(at(derivatives, row + q));
      a2 = d.fma(x0, a2);
      a3 = d.fma(x1, a3);
      a4 = a4.add(d);
      value = at(values, row + stride + q);
      b0 = value.fma(d0, b0);
      b1 = value.fma(d1, b1);
      d = d1.fma(u1, d0.mul(u0)).mul(at(derivatives, row + stride + q));
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
      int lane) {
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
      FloatVector d = d1.fma(v1, d0.mul(v0)).mul(at(derivatives, row + q));
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
}
