package org.uncoil.render.film;

/**
 * How a network does at one epoch.
 *
 * @param epoch counted from 0, the untrained network
 * @param loss mean cross-entropy over the training points, in nats; NaN or infinite where it
 *     diverged
 * @param accuracy share of training points classified right, in [0, 1]
 * @param testAccuracy the same of test points; NaN where there are none
 * @param separability share of training points that a logistic regression fitted to this epoch's
 *     embedding classifies right; NaN where none was fitted
 */
public record EpochScore(
    int epoch, double loss, double accuracy, double testAccuracy, double separability) {
  public EpochScore {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch = " + epoch + ": must be 0 or more");
    }
    share("accuracy", accuracy);
    share("testAccuracy", testAccuracy);
    share("separability", separability);
  }

  /** Without a separability. */
  public EpochScore(int epoch, double loss, double accuracy, double testAccuracy) {
    this(epoch, loss, accuracy, testAccuracy, Double.NaN);
  }

  private static void share(String field, double value) {
    if (value < 0 || value > 1) {
      throw new IllegalArgumentException(
          field + " = " + value + ": must lie in [0, 1], or be NaN where there is none");
    }
  }
}
