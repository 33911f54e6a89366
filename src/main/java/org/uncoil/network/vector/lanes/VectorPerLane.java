package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.ZERO;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.PerLane;

/**
 * The kernels for one network in each lane, on vectors. A unit's weights stay in registers while
 * its points pass, where there are two of them; else eight sums do while the inputs pass.
 */
final class VectorPerLane implements PerLane {
  @Override
  public void dense(
      Layer layer, float[] parameters, float[] input, float[] sums, int stride, int numbers) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      if (layer.inputs() == 2) {
        for (int unit = 0; unit < layer.units(); unit++) {
          planarUnit(layer, unit, parameters, input, sums, stride, numbers, lane);
        }
      } else {
        int unit = 0;
        for (; unit + 2 <= layer.units(); unit += 2) {
          for (int q = lane; q < numbers; q += BLOCK) {
            twoUnits(layer, unit, parameters, input, sums, stride, q, lane);
          }
        }
        if (unit < layer.units()) {
          for (int q = lane; q < numbers; q += BLOCK) {
            oneUnit(layer, unit, parameters, input, sums, stride, q, lane);
          }
        }
      }
    }
  }

  private static void planarUnit(
      Layer layer,
      int unit,
      float[] parameters,
      float[] input,
      float[] sums,
      int stride,
      int numbers,
      int lane) {
    int weights = (layer.weights() + 2 * unit) * LANES + lane;
    FloatVector v = at(parameters, weights);
    FloatVector w = at(parameters, weights + LANES);
    FloatVector bias = at(parameters, (layer.biases() + unit) * LANES + lane);
    int to = unit * stride;
    for (int q = lane; q < numbers; q += LANES) {
      FloatVector sum = at(input, q).fma(v, bias);
      at(input, stride + q).fma(w, sum).intoArray(sums, to + q);
    }
  }

  /** Two units at four points. */
  private static void twoUnits(
      Layer layer,
      int unit,
      float[] parameters,
      float[] input,
      float[] sums,
      int stride,
      int q,
      int lane) {
    int inputs = layer.inputs();
    FloatVector a0 = at(parameters, (layer.biases() + unit) * LANES + lane);
    FloatVector b0 = at(parameters, (layer.biases() + unit + 1) * LANES + lane);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    FloatVector b3 = b0;
    int first = (layer.weights() + unit * inputs) * LANES + lane;
    int second = first + inputs * LANES;
    for (int i = 0; i < inputs; i++) {
      FloatVector v = at(parameters, first + i * LANES);
      FloatVector w = at(parameters, second + i * LANES);
      int from = i * stride + q;
      FloatVector x = at(input, from);
      a0 = x.fma(v, a0);
      b0 = x.fma(w, b0);
      x = at(input, from + LANES);
      a1 = x.fma(v, a1);
      b1 = x.fma(w, b1);
      x = at(input, from + 2 * LANES);
      a2 = x.fma(v, a2);
      b2 = x.fma(w, b2);
      x = at(input, from + 3 * LANES);
      a3 = x.fma(v, a3);
      b3 = x.fma(w, b3);
    }
    store(a0, a1, a2, a3, sums, unit * stride + q);
    store(b0, b1, b2, b3, sums, unit * stride + stride + q);
  }

  private static void oneUnit(
      Layer layer,
      int unit,
      float[] parameters,
      float[] input,
      float[] sums,
      int stride,
      int q,
      int lane) {
    FloatVector a0 = at(parameters, (layer.biases() + unit) * LANES + lane);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int weights = (layer.weights() + unit * layer.inputs()) * LANES + lane;
    for (int i = 0; i < layer.inputs(); i++) {
      FloatVector w = at(parameters, weights + i * LANES);
      int from = i * stride + q;
      a0 = at(input, from).fma(w, a0);
      a1 = at(input, from + LANES).fma(w, a1);
      a2 = at(input, from + 2 * LANES).fma(w, a2);
      a3 = at(input, from + 3 * LANES).fma(w, a3);
    }
    store(a0, a1, a2, a3, sums, unit * stride + q);
  }

  private static void store(
      FloatVector a, FloatVector b, FloatVector c, FloatVector d, float[] into, int to) {
    a.intoArray(into, to);
    b.intoArray(into, to + LANES);
    c.intoArray(into, to + 2 * LANES);
    d.intoArray(into, to + 3 * LANES);
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
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      for (int i = 0; i < layer.inputs(); i++) {
        if (layer.units() == 2) {
          fromTwoUnits(layer, i, parameters, delta, derivatives, result, stride, numbers, lane);
        } else {
          for (int q = lane; q < numbers; q += BLOCK) {
            fromUnits(layer, i, parameters, delta, derivatives, result, stride, q, lane);
          }
        }
      }
    }
  }

  private static void fromTwoUnits(
      Layer layer,
      int i,
      float[] parameters,
      float[] delta,
      float[] derivatives,
      float[] result,
      int stride,
      int numbers,
      int lane) {
    int weights = (layer.weights() + i) * LANES + lane;
    FloatVector v = at(parameters, weights);
    FloatVector w = at(parameters, weights + layer.inputs() * LANES);
    int row = i * stride;
    for (int q = lane; q < numbers; q += LANES) {
      FloatVector sum = at(delta, stride + q).fma(w, at(delta, q).fma(v, ZERO));
      sum.mul(at(derivatives, row + q)).intoArray(result, row + q);
    }
  }

  private static void fromUnits(
      Layer layer,
      int i,
      float[] parameters,
      float[] delta,
      float[] derivatives,
      float[] result,
      int stride,
      int q,
      int lane) {
    FloatVector a0 = LaneConstants.all(0f);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int weights = (layer.weights() + i) * LANES + lane;
    int step = layer.inputs() * LANES;
    for (int unit = 0; unit < layer.units(); unit++) {
      FloatVector w = at(parameters, weights + unit * step);
      int from = unit * stride + q;
      a0 = at(delta, from).fma(w, a0);
      a1 = at(delta, from + LANES).fma(w, a1);
      a2 = at(delta, from + 2 * LANES).fma(w, a2);
      a3 = at(delta, from + 3 * LANES).fma(w, a3);
    }
    int to = i * stride + q;
    a0.mul(at(derivatives, to)).intoArray(result, to);
    a1.mul(at(derivatives, to + LANES)).intoArray(result, to + LANES);
    a2.mul(at(derivatives, to + 2 * LANES)).intoArray(result, to + 2 * LANES);
    a3.mul(at(derivatives, to + 3 * LANES)).intoArray(result, to + 3 * LANES);
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
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      for (int unit = 0; unit < layers.hidden().units(); unit++) {
        planarUnit(
            layers,
            unit,
            parameters,
            input,
            values,
            derivatives,
            delta,
            gradients,
            stride,
            numbers,
            lane);
      }
    }
  }

  /** The five gradients of one hidden unit: two weights and the bias, and two weights behind it. */
  private static void planarUnit(
      ActivationKernels.Planar layers,
      int unit,
      float[] parameters,
      float[] input,
      float[] values,
      float[] derivatives,
      float[] delta,
      float[] gradients,
      int stride,
      int numbers,
      int lane) {
    Layer hidden = layers.hidden();
    int first = (hidden.weights() + 2 * unit) * LANES + lane;
    int bias = (hidden.biases() + unit) * LANES + lane;
    int next = (layers.bottleneck().weights() + unit) * LANES + lane;
    int last = next + hidden.units() * LANES;
    FloatVector v = at(parameters, next);
    FloatVector w = at(parameters, last);
    FloatVector byX = at(gradients, first);
    FloatVector byY = at(gradients, first + LANES);
    FloatVector byBias = at(gradients, bias);
    FloatVector byV = at(gradients, next);
    FloatVector byW = at(gradients, last);
    int row = unit * stride;
    for (int q = lane; q < numbers; q += LANES) {
      FloatVector d = at(delta, q);
      FloatVector e = at(delta, stride + q);
      FloatVector value = at(values, row + q);
      byV = d.fma(value, byV);
      byW = e.fma(value, byW);
      FloatVector g = e.fma(w, d.fma(v, ZERO)).mul(at(derivatives, row + q));
      byX = g.fma(at(input, q), byX);
      byY = g.fma(at(input, stride + q), byY);
      byBias = byBias.add(g);
    }
    byX.intoArray(gradients, first);
    byY.intoArray(gradients, first + LANES);
    byBias.intoArray(gradients, bias);
    byV.intoArray(gradients, next);
    byW.intoArray(gradients, last);
  }
}
