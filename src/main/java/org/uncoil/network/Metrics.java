package org.uncoil.network;

import java.io.Serializable;
import org.uncoil.dataset.Dataset;

/**
 * Loss and accuracy of one epoch on the training and on the test points.
 *
 * <p>The loss is the mean cross-entropy −ln p(label), without the regularisation terms. It is
 * computed from the logits, as ln Σ exp(logit) − logit(label), because a probability that is too
 * small for a float would have to be floored first, and the loss of a point that is confidently
 * wrong with it. The accuracy is the share of points whose own class has the largest logit; a tie
 * counts for the class with the smaller number. Held-out figures are NaN where nothing is a test
 * point.
 */
public record Metrics(double trainLoss, double trainAccuracy, double testLoss, double testAccuracy)
    implements Serializable {
  /**
   * Measures a network's outputs.
   *
   * @param dataset the points, with their classes
   * @param logits what the output layer computes before softmax: points × classes, row by row; one
   *     that is not finite makes the loss NaN
   * @return cross-entropy and accuracy on both parts of the points
   */
  public static Metrics of(Dataset dataset, float[] logits) {
    double[] loss = new double[2];
    int[] correct = new int[2];
    int[] count = new int[2];
    for (int point = 0; point < dataset.size(); point++) {
      int part = dataset.isTest(point) ? 1 : 0;
      int label = dataset.label(point);
      loss[part] += loss(logits, point, dataset.classes(), label);
      correct[part] += predicted(logits, point, dataset.classes()) == label ? 1 : 0;
      count[part]++;
    }
    return new Metrics(
        loss[0] / count[0],
        (double) correct[0] / count[0],
        loss[1] / count[1],
        count[1] == 0 ? Double.NaN : (double) correct[1] / count[1]);
  }

  /** {@return whether the loss is a number that training can go on from} */
  public boolean finite() {
    return Double.isFinite(trainLoss);
  }

  /** One point's loss; the largest logit is taken out first, so that no exponential overflows. */
  private static double loss(float[] logits, int point, int classes, int label) {
    int from = point * classes;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (!Float.isFinite(logits[from + c])) {
        return Double.NaN;
      }
      most = Math.max(most, logits[from + c]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += StrictMath.exp(logits[from + c] - most);
    }
    return StrictMath.log(sum) + (most - logits[from + label]);
  }

  private static int predicted(float[] logits, int point, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[point * classes + c] > logits[point * classes + best]) {
        best = c;
      }
    }
    return best;
  }
}
