package org.uncoil.embedding;

import java.io.Serializable;

/**
 * When a run separates its classes. This is the only definition: every table, page and film takes
 * its separation epochs from here. All epochs are recorded epochs, and all points are training
 * points.
 *
 * <p>Linear separability is that of the embedding after the activation, by an exact test. The
 * network's output can only be perfect if the embedding is linearly separable, and usually becomes
 * perfect later.
 *
 * @param known whether the embeddings were tested; if not, the separation epoch is unknown
 * @param firstSeparable the first epoch at which the embedding is linearly separable; null if none
 * @param separableFrom the separation epoch: the first epoch from which on the embedding is
 *     linearly separable until the last; null if it is not at the last epoch
 * @param firstPerfect the first epoch at which the network's own output classifies every point
 *     correctly; null if none
 */
public record Separation(
    boolean known, Integer firstSeparable, Integer separableFrom, Integer firstPerfect)
    implements Serializable {
  /** Before any epoch. */
  public static final Separation UNKNOWN = new Separation(false, null, null, null);

  /** The definition that pages show. */
  public static final String DEFINITION =
      "The separation epoch is the recorded epoch from which on the embedding of the training points stays linearly separable until the end (exact test by linear programming). A run whose last embedding is not linearly separable has no separation epoch.";

  /** This, and then the embedding of the next recorded epoch. */
  public Separation embedding(int epoch, boolean separable) {
    Integer first = firstSeparable == null && separable ? Integer.valueOf(epoch) : firstSeparable;
    Integer from = separableFrom == null ? Integer.valueOf(epoch) : separableFrom;
    return new Separation(true, first, separable ? from : null, firstPerfect);
  }

  /**
   * This, and then the network's output at the next recorded epoch.
   *
   * @param trainAccuracy share of the training points that it classifies correctly
   */
  public Separation output(int epoch, double trainAccuracy) {
    return firstPerfect == null && trainAccuracy == 1
        ? new Separation(known, firstSeparable, separableFrom, epoch)
        : this;
  }

  /** This, of a run that then diverged: its classes do not stay separable. */
  public Separation diverged() {
    return new Separation(true, firstSeparable, null, firstPerfect);
  }

  /** Whether the classes are separable at the end: whether there is a separation epoch. */
  public boolean separated() {
    return separableFrom != null;
  }
}
