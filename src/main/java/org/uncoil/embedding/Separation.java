package org.uncoil.embedding;

import java.io.Serializable;

/**
 * When a run separates its classes. This is the only definition: every table, page and film that
 * speaks of separation has its numbers from here. All epochs are recorded ones, and all points are
 * training points.
 *
 * <p>Linear separability is decided without error, of the embedding after the activation. The
 * network's output can only be perfect where the embedding is linearly separable, and mostly
 * becomes so later.
 *
 * @param known whether embeddings were examined; where not, no epoch of separability is known
 * @param firstSeparable the first epoch at which the embedding is linearly separable; null if none
 * @param separableFrom the separation epoch: from it on the embedding is linearly separable at
 *     every epoch up to the last; null where it is not at the last
 * @param firstPerfect the first epoch at which the network's own output classifies every point
 *     correctly; null if none
 */
public record Separation(
    boolean known, Integer firstSeparable, Integer separableFrom, Integer firstPerfect)
    implements Serializable {
  /** Before any epoch. */
  public static final Separation UNKNOWN = new Separation(false, null, null, null);

  /** What readers are told of it. */
  public static final String DEFINITION =
      "The separation epoch of a run is the recorded epoch from which on its embedding of the training points stays linearly separable to the end: a linear rule classifies every point correctly, decided without error. A run whose last embedding is not separable has none.";

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
