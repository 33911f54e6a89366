package org.uncoil.network.vector.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import org.uncoil.network.vector.kernel.ActivationKernels;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.network.vector.kernel.PerLane;
import org.uncoil.study.Activation;

/** The kernels on Java's vectors. */
public final class LaneKernels implements Kernels {
  private static final LaneRows.Work MULTIPLY = LaneRows::multiply;
  private static final LaneRows.Work COPY = LaneRows::copy;

  private final LaneScore score = new LaneScore();

  /** Made by name, because this class must not be touched where the JVM has no vectors. */
  public LaneKernels() {
    if (LENGTH > LANES) {
      throw new UnsupportedOperationException(
          "vectors of " + LENGTH + " numbers; the partial sums are " + LANES);
    }
  }

  @Override
  public String name() {
    return "vectors of " + LENGTH;
  }

  @Override
  public ActivationKernels of(Activation activation) {
    return new LaneActivationKernels(activation);
  }

  @Override
  public PerLane perLane() {
    return new VectorPerLane();
  }

  @Override
  public void dense(
      Layer layer, float[] parameters, float[] input, float[] sums, int stride, int points) {
    sums(layer, parameters, input, sums, stride, points);
  }

  static void sums(
      Layer layer, float[] parameters, float[] input, float[] sums, int stride, int points) {
    for (int q = 0; q < points; q += 2 * LENGTH) {
      int unit = 0;
      for (; unit + 4 <= layer.units(); unit += 4) {
        fourUnits(layer, unit, parameters, input, sums, stride, q);
      }
      for (; unit < layer.units(); unit++) {
        oneUnit(layer, unit, parameters, input, sums, stride, q);
      }
    }
  }

  private static void fourUnits(
      Layer layer, int unit, float[] parameters, float[] input, float[] sums, int stride, int q) {
    int inputs = layer.inputs();
    int w0 = layer.weights() + unit * inputs;
    int w1 = w0 + inputs;
    int w2 = w1 + inputs;
    int w3 = w2 + inputs;
    int bias = layer.biases() + unit;
    FloatVector a0 = all(parameters[bias]);
    FloatVector a1 = all(parameters[bias + 1]);
    FloatVector a2 = all(parameters[bias + 2]);
    FloatVector a3 = all(parameters[bias + 3]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    for (int i = 0; i < inputs; i++) {
      FloatVector x = at(input, i * stride + q);
      FloatVector y = at(input, i * stride + q + LENGTH);
      FloatVector w = all(parameters[w0 + i]);
      a0 = x.fma(w, a0);
      b0 = y.fma(w, b0);
      w = all(parameters[w1 + i]);
      a1 = x.fma(w, a1);
      b1 = y.fma(w, b1);
      w = all(parameters[w2 + i]);
      a2 = x.fma(w, a2);
      b2 = y.fma(w, b2);
      w = all(parameters[w3 + i]);
      a3 = x.fma(w, a3);
      b3 = y.fma(w, b3);
    }
    int to = unit * stride + q;
    store(a0, b0, sums, to);
    store(a1, b1, sums, to + stride);
    store(a2, b2, sums, to + 2 * stride);
    store(a3, b3, sums, to + 3 * stride);
  }

  private static void store(FloatVector a, FloatVector b, float[] into, int to) {
    a.intoArray(into, to);
    b.intoArray(into, to + LENGTH);
  }

  private static void oneUnit(
      Layer layer, int unit, float[] parameters, float[] input, float[] sums, int stride, int q) {
    int weights = layer.weights() + unit * layer.inputs();
    FloatVector a = all(parameters[layer.biases() + unit]);
    FloatVector b = a;
    for (int i = 0; i < layer.inputs(); i++) {
      FloatVector w = all(parameters[weights + i]);
      a = at(input, i * stride + q).fma(w, a);
      b = at(input, i * stride + q + LENGTH).fma(w, b);
    }
    store(a, b, sums, unit * stride + q);
  }

  @Override
  public void weightGradient(
      Layer layer, float[] delta, float[] input, float[] gradients, int stride, int points) {
    int inputs = layer.inputs();
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      int unit = 0;
      for (; unit + 2 <= layer.units(); unit += 2) {
        int i = 0;
        for (; i + 4 <= inputs; i += 4) {
          eightWeights(layer, unit, i, delta, input, gradients, stride, points, lane);
        }
        for (; i < inputs; i++) {
          oneWeight(layer, unit, i, delta, input, gradients, stride, points, lane);
          oneWeight(layer, unit + 1, i, delta, input, gradients, stride, points, lane);
        }
      }
      if (unit < layer.units()) {
        for (int i = 0; i < inputs; i++) {
          oneWeight(layer, unit, i, delta, input, gradients, stride, points, lane);
        }
      }
    }
  }

  /** Four inputs of two units: eight sums at once hide what each addition takes. */
  private static void eightWeights(
      Layer layer,
      int unit,
      int i,
      float[] delta,
      float[] input,
      float[] gradients,
      int stride,
      int points,
      int lane) {
    int first = (layer.weights() + unit * layer.inputs() + i) * LANES + lane;
    int second = first + layer.inputs() * LANES;
    FloatVector a0 = at(gradients, first);
    FloatVector a1 = at(gradients, first + LANES);
    FloatVector a2 = at(gradients, first + 2 * LANES);
    FloatVector a3 = at(gradients, first + 3 * LANES);
    FloatVector b0 = at(gradients, second);
    FloatVector b1 = at(gradients, second + LANES);
    FloatVector b2 = at(gradients, second + 2 * LANES);
    FloatVector b3 = at(gradients, second + 3 * LANES);
    int from = i * stride;
    int row = unit * stride;
    for (int q = lane; q < points; q += LANES) {
      FloatVector d = at(delta, row + q);
      FloatVector e = at(delta, row + stride + q);
      FloatVector x = at(input, from + q);
      a0 = d.fma(x, a0);
      b0 = e.fma(x, b0);
      x = at(input, from + stride + q);
      a1 = d.fma(x, a1);
      b1 = e.fma(x, b1);
      x = at(input, from + 2 * stride + q);
      a2 = d.fma(x, a2);
      b2 = e.fma(x, b2);
      x = at(input, from + 3 * stride + q);
      a3 = d.fma(x, a3);
      b3 = e.fma(x, b3);
    }
    a0.intoArray(gradients, first);
    a1.intoArray(gradients, first + LANES);
    a2.intoArray(gradients, first + 2 * LANES);
    a3.intoArray(gradients, first + 3 * LANES);
    b0.intoArray(gradients, second);
    b1.intoArray(gradients, second + LANES);
    b2.intoArray(gradients, second + 2 * LANES);
    b3.intoArray(gradients, second + 3 * LANES);
  }

  private static void oneWeight(
      Layer layer,
      int unit,
      int i,
      float[] delta,
      float[] input,
      float[] gradients,
      int stride,
      int points,
      int lane) {
    int to = (layer.weights() + unit * layer.inputs() + i) * LANES + lane;
    FloatVector a = at(gradients, to);
    for (int q = lane; q < points; q += LANES) {
      a = at(delta, unit * stride + q).fma(at(input, i * stride + q), a);
    }
    a.intoArray(gradients, to);
  }

  @Override
  public void biasGradient(Layer layer, float[] delta, float[] gradients, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        oneBias(layer, unit, delta, gradients, stride, points, lane);
      }
    }
  }

  private static void oneBias(
      Layer layer, int unit, float[] delta, float[] gradients, int stride, int points, int lane) {
    int to = (layer.biases() + unit) * LANES + lane;
    FloatVector a = at(gradients, to);
    for (int q = lane; q < points; q += LANES) {
      a = a.add(at(delta, unit * stride + q));
    }
    a.intoArray(gradients, to);
  }

  @Override
  public void inputGradient(
      Layer layer, float[] parameters, float[] delta, float[] result, int stride, int points) {
    for (int q = 0; q < points; q += 2 * LENGTH) {
      int i = 0;
      for (; i + 4 <= layer.inputs(); i += 4) {
        fourInputs(layer, i, parameters, delta, result, stride, q);
      }
      for (; i < layer.inputs(); i++) {
        oneInput(layer, i, parameters, delta, result, stride, q);
      }
    }
  }

  private static void fourInputs(
      Layer layer, int i, float[] parameters, float[] delta, float[] result, int stride, int q) {
    FloatVector a0 = all(0f);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int weight = layer.weights() + i;
    for (int unit = 0; unit < layer.units(); unit++) {
      FloatVector d = at(delta, unit * stride + q);
      FloatVector e = at(delta, unit * stride + q + LENGTH);
      FloatVector w = all(parameters[weight]);
      a0 = d.fma(w, a0);
      b0 = e.fma(w, b0);
      w = all(parameters[weight + 1]);
      a1 = d.fma(w, a1);
      b1 = e.fma(w, b1);
      w = all(parameters[weight + 2]);
      a2 = d.fma(w, a2);
      b2 = e.fma(w, b2);
      w = all(parameters[weight + 3]);
      a3 = d.fma(w, a3);
      b3 = e.fma(w, b3);
      weight += layer.inputs();
    }
    int to = i * stride + q;
    store(a0, b0, result, to);
    store(a1, b1, result, to + stride);
    store(a2, b2, result, to + 2 * stride);
    store(a3, b3, result, to + 3 * stride);
  }

  private static void oneInput(
      Layer layer, int i, float[] parameters, float[] delta, float[] result, int stride, int q) {
    FloatVector a = all(0f);
    FloatVector b = a;
    for (int unit = 0; unit < layer.units(); unit++) {
      FloatVector w = all(parameters[layer.weights() + unit * layer.inputs() + i]);
      a = at(delta, unit * stride + q).fma(w, a);
      b = at(delta, unit * stride + q + LENGTH).fma(w, b);
    }
    store(a, b, result, i * stride + q);
  }

  @Override
  public void multiply(float[] product, float[] factor, int rows, int stride, int points) {
    LaneRows.each(MULTIPLY, product, factor, rows, stride, points);
  }

  @Override
  public void copy(float[] copy, float[] original, int rows, int stride, int points) {
    LaneRows.each(COPY, copy, original, rows, stride, points);
  }

  @Override
  public void addBias(Layer layer, float[] parameters, float[] sums, int stride, int points) {
    for (int unit = 0; unit < layer.units(); unit++) {
      FloatVector bias = all(parameters[layer.biases() + unit]);
      for (int q = unit * stride; q < unit * stride + points; q += LENGTH) {
        at(sums, q).add(bias).intoArray(sums, q);
      }
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
    score.score(outputs, classes, labels, share, scores, stride, points);
  }
}
