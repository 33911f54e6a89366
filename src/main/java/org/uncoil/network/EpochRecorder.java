package org.uncoil.network;

/** Gets a run's epochs as they are reached. */
@FunctionalInterface
public interface EpochRecorder {
  /** Called once per recorded epoch, in order. */
  void record(EpochRecord epoch);

  /**
   * Called once per epoch, recorded or not, in order from epoch 0, before {@link #record}.
   *
   * @param trainLoss mean cross-entropy of the training points, a finite number: an epoch whose
   *     loss is none ends the run
   */
  default void loss(int epoch, double trainLoss) {}
}
