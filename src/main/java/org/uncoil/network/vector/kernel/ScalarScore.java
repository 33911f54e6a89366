package org.uncoil.network.vector.kernel;

import static org.uncoil.network.vector.kernel.Tile.LANES;

/**
 * Softmax, cross-entropy and accuracy, and their gradient, point by point.
 *
 * <p>The loss is the logarithm of the exponentials' sum without the point's own logit, as in {@link
 * org.uncoil.network.Metrics}; the gradient by a logit is p − [own class]. A logit that is not a
 * finite number makes the loss not a number.
 */
public final class ScalarScore {
  private ScalarScore() {}

  static void score(
      float[] outputs,
      int classes,
      float[] labels,
      float share,
      float[] score,
      int stride,
      int points) {
    for (int q = 0; q < points; q++) {
      point(outputs, classes, labels[q], share, score, stride, q);
    }
  }

  private static void point(
      float[] outputs, int classes, float label, float share, float[] score, int stride, int q) {
    float most = Float.NEGATIVE_INFINITY;
    int best = 0;
    float own = 0f;
    float spoilt = 0f;
    for (int c = 0; c < classes; c++) {
      float logit = outputs[c * stride + q];
      spoilt = Math.fma(logit, 0f, spoilt);
      if (logit > most) {
        most = logit;
        best = c;
      }
      own = label == c ? logit : own;
    }
    float sum = 0f;
    for (int c = 0; c < classes; c++) {
      float e = ScalarFunctions.exp(outputs[c * stride + q] - most);
      outputs[c * stride + q] = e;
      sum += e;
    }
    float inverse = 1f / sum;
    float shortfall = most - own + spoilt;
    score[q % LANES] += label >= 0 ? ScalarFunctions.log(sum) + shortfall : 0f;
    score[LANES + q % LANES] += best == label ? 1f : 0f;
    float weight = label >= 0 ? share : 0f;
    for (int c = 0; c < classes; c++) {
      float target = label == c ? 1f : 0f;
      outputs[c * stride + q] = (outputs[c * stride + q] * inverse - target) * weight;
    }
  }
}
