package org.uncoil.network;

import java.util.Optional;
import org.uncoil.study.NetworkSpec;

/**
 * Trains one network. All engines take the same task and mean the same numbers by it: epoch 0 is
 * the network before training, epoch n the network after n passes over the training points;
 * parameters are in DL4J's order.
 *
 * <p>An engine is used by one thread at a time and keeps nothing between tasks.
 */
public interface TrainingEngine {
  /** What the run's record calls it. */
  String name();

  /** What it computes on, as {@code cpu}. */
  String device();

  /** Why it cannot train such a network, in a phrase; empty where it can. */
  Optional<String> refusal(NetworkSpec network);

  /**
   * Trains from the task's initial parameters to its last epoch, or until the loss is no longer a
   * finite number.
   *
   * @param recorder gets the epochs that the task asks for, in order
   */
  RunOutcome train(TrainingTask task, EpochRecorder recorder);
}
