package org.uncoil.render.film;

import org.uncoil.setting.Checks;

/**
 * How a network does at one epoch: from the tables of a run, or of a network that is not stored.
 *
 * @param epoch counted from 0, the untrained network
 * @param loss mean cross-entropy over the training points, in nats; NaN or infinite where it
 *     diverged
 * @param accuracy share of training points classified correctly, in [0, 1]
 * @param testAccuracy the same of test points; NaN where there are none
 * @param separability share of training points that a logistic regression fitted to this epoch's
 *     embedding classifies correctly; NaN where none was fitted
 */
public record EpochScore(
    int epoch, double loss, double accuracy, double testAccuracy, double separability) {
  public EpochScore {
    new Checks()
        .notNegative("epoch", epoch)
        .share("accuracy", accuracy)
        .share("testAccuracy", testAccuracy)
        .share("separability", separability)
        .done();
  }

  /** Without a separability. */
  public EpochScore(int epoch, double loss, double accuracy, double testAccuracy) {
    this(epoch, loss, accuracy, testAccuracy, Double.NaN);
  }
}
