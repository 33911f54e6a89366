package org.uncoil.network;

import java.io.Serializable;
import org.uncoil.dataset.Dataset;

/**
 * Loss and accuracy of one epoch on the training and on the held-out points.
 *
 * <p>The loss is the mean cross-entropy −ln p(label), with p floored at 1e-10 as DL4J's is, and
 * without the regularisation terms. The accuracy is the share of points whose own class has the
 * largest probability; a tie counts for the class with the smaller number. Held-out figures are NaN
 * where nothing is held out.
 */
public record Metrics(
    double trainLoss, double trainAccuracy, double heldOutLoss, double heldOutAccuracy)
    implements Serializable {
  private static final double LEAST_PROBABILITY = 1e-10;

  /**
   * Measures a network's outputs.
   *
   * @param dataset the points, with their classes
   * @param probability points × classes, row by row
   * @return cross-entropy and accuracy on both parts of the points
   */
  public static Metrics of(Dataset dataset, float[] probability) {
    double[] loss = new double[2];
    int[] correct = new int[2];
    int[] count = new int[2];
    for (int point = 0; point < dataset.size(); point++) {
      int part = dataset.heldOut(point) ? 1 : 0;
      int label = dataset.label(point);
      loss[part] -= Math.log(atLeast(probability[point * dataset.classes() + label]));
      correct[part] += predicted(probability, point, dataset.classes()) == label ? 1 : 0;
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

  // Math.max would hide a NaN's origin less clearly than letting it through on purpose does
  private static double atLeast(double probability) {
    return probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability;
  }

  private static int predicted(float[] probability, int point, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (probability[point * classes + c] > probability[point * classes + best]) {
        best = c;
      }
    }
    return best;
  }
}
