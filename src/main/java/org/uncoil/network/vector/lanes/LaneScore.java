package org.uncoil.network.vector.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.uncoil.network.vector.Tile.LANES;
import static org.uncoil.network.vector.lanes.LaneConstants.all;
import static org.uncoil.network.vector.lanes.LaneFunctions.LENGTH;
import static org.uncoil.network.vector.lanes.LaneFunctions.at;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.uncoil.network.vector.Layer;
import org.uncoil.network.vector.ScalarScore;

/** The output layer on vectors, operation for operation {@link ScalarScore}. */
final class LaneScore {
  /** Classes × a vector: each class's logit, then its exponential. */
  private float[] outputs = new float[0];

  void score(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      float[] score,
      int stride,
      int points) {
    room(layer);
    for (int q = 0; q < points; q += LENGTH) {
      probabilities(layer, parameters, input, labels, score, stride, q);
    }
  }

  void scoreAndGradient(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      float[] score,
      float share,
      float[] delta,
      float[] gradients,
      int stride,
      int points) {
    room(layer);
    for (int q = 0; q < points; q += LENGTH) {
      FloatVector inverse = probabilities(layer, parameters, input, labels, score, stride, q);
      gradient(layer, parameters, input, labels, inverse, share, delta, gradients, stride, q);
    }
  }

  private void room(Layer layer) {
    if (outputs.length != layer.units() * LENGTH) {
      outputs = new float[layer.units() * LENGTH];
    }
  }

  /** Leaves the exponentials in {@link #outputs}; returns one over their sum. */
  private FloatVector probabilities(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      float[] score,
      int stride,
      int q) {
    FloatVector x = at(input, q);
    FloatVector y = at(input, stride + q);
    FloatVector label = at(labels, q);
    FloatVector most = all(0f);
    FloatVector best = all(0f);
    FloatVector spoilt = all(0f);
    for (int c = 0; c < layer.units(); c++) {
      FloatVector logit = logit(layer, c, parameters, x, y);
      logit.intoArray(outputs, c * LENGTH);
      spoilt = spoilt.add(logit.mul(0f));
      if (c == 0) {
        most = logit;
      } else {
        VectorMask<Float> more = logit.compare(GT, most);
        most = most.blend(logit, more);
        best = best.blend(c, more);
      }
    }
    FloatVector sum = all(0f);
    FloatVector own = all(0f);
    for (int c = 0; c < layer.units(); c++) {
      FloatVector e = LaneFunctions.exp(at(outputs, c * LENGTH).sub(most));
      e.intoArray(outputs, c * LENGTH);
      sum = sum.add(e);
      own = own.blend(e, label.compare(EQ, (float) c));
    }
    FloatVector inverse = all(1f).div(sum);
    count(own.mul(inverse).add(spoilt), best, label, score, q % LANES);
    return inverse;
  }

  private static FloatVector logit(
      Layer layer, int c, float[] parameters, FloatVector x, FloatVector y) {
    FloatVector bias = all(parameters[layer.biases() + c]);
    FloatVector w0 = all(parameters[layer.weights() + 2 * c]);
    FloatVector w1 = all(parameters[layer.weights() + 2 * c + 1]);
    return y.fma(w1, x.fma(w0, bias));
  }

  private static void count(
      FloatVector probability, FloatVector best, FloatVector label, float[] score, int lane) {
    float least = ScalarScore.LEAST_PROBABILITY;
    FloatVector floored = probability.blend(least, probability.compare(LT, least));
    FloatVector loss = LaneFunctions.log(floored).neg();
    FloatVector none = all(0f);
    at(score, lane).add(none.blend(loss, label.compare(GE, 0f))).intoArray(score, lane);
    at(score, LANES + lane)
        .add(none.blend(1f, best.compare(EQ, label)))
        .intoArray(score, LANES + lane);
  }

  private void gradient(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      FloatVector inverse,
      float share,
      float[] delta,
      float[] gradients,
      int stride,
      int q) {
    int lane = q % LANES;
    FloatVector x = at(input, q);
    FloatVector y = at(input, stride + q);
    FloatVector label = at(labels, q);
    FloatVector weight = all(0f).blend(share, label.compare(GE, 0f));
    FloatVector d0 = all(0f);
    FloatVector d1 = all(0f);
    for (int c = 0; c < layer.units(); c++) {
      FloatVector target = all(0f).blend(1f, label.compare(EQ, (float) c));
      FloatVector g = at(outputs, c * LENGTH).mul(inverse).sub(target).mul(weight);
      int w = layer.weights() + 2 * c;
      d0 = g.fma(all(parameters[w]), d0);
      d1 = g.fma(all(parameters[w + 1]), d1);
      int to = w * LANES + lane;
      g.fma(x, at(gradients, to)).intoArray(gradients, to);
      g.fma(y, at(gradients, to + LANES)).intoArray(gradients, to + LANES);
      int bias = (layer.biases() + c) * LANES + lane;
      at(gradients, bias).add(g).intoArray(gradients, bias);
    }
    d0.intoArray(delta, q);
    d1.intoArray(delta, stride + q);
  }
}
