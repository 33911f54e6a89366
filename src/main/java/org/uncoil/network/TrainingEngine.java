package org.uncoil.network;

import java.util.ArrayList;
import java.util.List;
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

  /** What it computes on, as {@code cpu} or {@code cuda 1 (NVIDIA A100)}. */
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

  /**
   * What a task must have in common with others to be trained with them as one piece of work: tasks
   * whose groups are equal are trained together.
   *
   * @return equal to no other where the engine trains each by itself
   */
  default Object group(TrainingTask task) {
    return new Object();
  }

  /**
   * Trains tasks of one {@link #group}.
   *
   * @param recorders one per task, each with epochs in order
   * @return one outcome per task, in the same order
   */
  default List<RunOutcome> trainAll(List<TrainingTask> tasks, List<EpochRecorder> recorders) {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      outcomes.add(train(tasks.get(i), recorders.get(i)));
    }
    return outcomes;
  }
}
