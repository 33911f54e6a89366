package org.uncoil.network.vector;

import static org.uncoil.network.vector.Tile.LANES;

/**
 * The output layer: softmax, cross-entropy and accuracy, and their gradient, point by point.
 *
 * <p>The loss is −ln p of the point's own class with p floored as in {@link
 * org.uncoil.network.Metrics}; the gradient by a logit is p − [own class]. A logit that is not a
 * number makes the loss none.
 */
public final class ScalarScore {
  /** DL4J's floor. */
  public static final float LEAST_PROBABILITY = 1e-10f;

  /** Each class's logit, then its exponential. */
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
    for (int q = 0; q < points; q++) {
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
    for (int q = 0; q < points; q++) {
      float inverse = probabilities(layer, parameters, input, labels, score, stride, q);
      gradient(layer, parameters, input, labels, inverse, share, delta, gradients, stride, q);
    }
  }

  private void room(Layer layer) {
    if (outputs.length != layer.units()) {
      outputs = new float[layer.units()];
    }
  }

  /** Leaves the exponentials in {@link #outputs}; returns one over their sum. */
  private float probabilities(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      float[] score,
      int stride,
      int q) {
    float x = input[q];
    float y = input[stride + q];
    float most = 0f;
    int best = 0;
    float spoilt = 0f;
    for (int c = 0; c < layer.units(); c++) {
      int w = layer.weights() + 2 * c;
      float logit =
          Math.fma(
              y, parameters[w + 1], Math.fma(x, parameters[w], parameters[layer.biases() + c]));
      outputs[c] = logit;
      spoilt += logit * 0f;
      if (c == 0) {
        most = logit;
      } else if (logit > most) {
        most = logit;
        best = c;
      }
    }
    float sum = 0f;
    float own = 0f;
    for (int c = 0; c < layer.units(); c++) {
      float e = ScalarFunctions.exp(outputs[c] - most);
      outputs[c] = e;
      sum += e;
      own = labels[q] == c ? e : own;
    }
    float inverse = 1f / sum;
    count(own * inverse + spoilt, best, labels[q], score, q % LANES);
    return inverse;
  }

  private static void count(float probability, int best, float label, float[] score, int lane) {
    float floored = probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability;
    score[lane] += label >= 0 ? -ScalarFunctions.log(floored) : 0f;
    score[LANES + lane] += best == label ? 1f : 0f;
  }

  private void gradient(
      Layer layer,
      float[] parameters,
      float[] input,
      float[] labels,
      float inverse,
      float share,
      float[] delta,
      float[] gradients,
      int stride,
      int q) {
    int lane = q % LANES;
    float weight = labels[q] >= 0 ? share : 0f;
    float d0 = 0f;
    float d1 = 0f;
    for (int c = 0; c < layer.units(); c++) {
      float target = labels[q] == c ? 1f : 0f;
      float g = (outputs[c] * inverse - target) * weight;
      int w = layer.weights() + 2 * c;
      d0 = Math.fma(g, parameters[w], d0);
      d1 = Math.fma(g, parameters[w + 1], d1);
      int to = w * LANES + lane;
      gradients[to] = Math.fma(g, input[q], gradients[to]);
      gradients[to + LANES] = Math.fma(g, input[stride + q], gradients[to + LANES]);
      gradients[(layer.biases() + c) * LANES + lane] += g;
    }
    delta[q] = d0;
    delta[stride + q] = d1;
  }
}
