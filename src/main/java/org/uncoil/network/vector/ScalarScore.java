package org.uncoil.network.vector;

import static org.uncoil.network.vector.Tile.LANES;

/**
 * Softmax, cross-entropy and accuracy, and their gradient, point by point.
 *
 * <p>The loss is −ln p of the point's own class with p floored as in {@link
 * org.uncoil.network.Metrics}; the gradient by a logit is p − [own class]. A logit that is not a
 * number makes the loss none.
 */
public final class ScalarScore {
  /** DL4J's floor. */
  public static final float LEAST_PROBABILITY = 1e-10f;

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
    float spoilt = 0f;
    for (int c = 0; c < classes; c++) {
      float logit = outputs[c * stride + q];
      spoilt = Math.fma(logit, 0f, spoilt);
      if (logit > most) {
        most = logit;
        best = c;
      }
    }
    float sum = 0f;
    float own = 0f;
    for (int c = 0; c < classes; c++) {
      float e = ScalarFunctions.exp(outputs[c * stride + q] - most);
      outputs[c * stride + q] = e;
      sum += e;
      own = label == c ? e : own;
    }
    float inverse = 1f / sum;
    float probability = own * inverse + spoilt;
    float floored = probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability;
    score[q % LANES] += label >= 0 ? -ScalarFunctions.log(floored) : 0f;
    score[LANES + q % LANES] += best == label ? 1f : 0f;
    float weight = label >= 0 ? share : 0f;
    for (int c = 0; c < classes; c++) {
      float target = label == c ? 1f : 0f;
      outputs[c * stride + q] = (outputs[c * stride + q] * inverse - target) * weight;
    }
  }
}
