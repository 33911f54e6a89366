package org.uncoil.network;

import java.util.List;
import java.util.Optional;
import org.uncoil.study.NetworkSpec;

/**
 * An engine that trains networks of one shape together. What becomes of a network does not depend
 * on its neighbours. It has no dropout, whose masks are drawn network by network.
 *
 * @param <S> what networks must have in common, compared by {@code equals}
 */
public abstract class GroupEngine<S> implements TrainingEngine {
  /** The shape of a task's network. */
  protected abstract S shape(TrainingTask task);

  /**
   * Trains tasks of one shape.
   *
   * @param recorders one per task, each with epochs in order
   * @return one outcome per task, in the same order
   */
  protected abstract List<RunOutcome> train(
      S shape, List<TrainingTask> tasks, List<EpochRecorder> recorders);

  @Override
  public final Optional<String> refusal(NetworkSpec network) {
    return network.dropout() == 0
        ? Optional.empty()
        : Optional.of("it has dropout, whose masks only the vector engine draws");
  }

  @Override
  public final RunOutcome train(TrainingTask task, EpochRecorder recorder) {
    return trainAll(List.of(task), List.of(recorder)).get(0);
  }

  @Override
  public final Object group(TrainingTask task) {
    return shape(task);
  }

  @Override
  public final List<RunOutcome> trainAll(List<TrainingTask> tasks, List<EpochRecorder> recorders) {
    S shape = shape(tasks.get(0));
    for (TrainingTask task : tasks) {
      if (!shape(task).equals(shape)) {
        throw new IllegalArgumentException(
            "networks of %s cannot be trained together with %s".formatted(shape, shape(task)));
      }
    }
    return train(shape, tasks, recorders);
  }
}
