package org.uncoil.network.batched;

import java.util.List;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.TrainingTask;

/**
 * What networks must have in common to be trained as one: the layers' widths, the number of points
 * and of batches, the optimizer's kind, the epochs and which of them are recorded. Seeds, points,
 * activations, rates and all constants may differ.
 */
public record BatchShape(
    List<Integer> widths,
    int points,
    int trainingPoints,
    int batch,
    String optimizer,
    int epochs,
    int every) {
  /** The shape of a task. */
  public static BatchShape of(TrainingTask task) {
    return new BatchShape(
        task.network().widths(task.dataset().dimensions(), task.dataset().classes()),
        task.dataset().size(),
        task.dataset().trainPoints().length,
        new BatchOrder(task).largest(),
        task.network().optimizer().getClass().getSimpleName(),
        task.network().epochs(),
        task.every());
  }

  int inputs() {
    return widths.get(0);
  }

  int classes() {
    return widths.get(widths.size() - 1);
  }

  /** Number of layers with weights, the output among them. */
  int layers() {
    return widths.size() - 1;
  }

  /** Weights and biases of one network. */
  int parameters() {
    int count = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      count += (widths.get(layer - 1) + 1) * widths.get(layer);
    }
    return count;
  }
}
