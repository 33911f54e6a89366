package org.uncoil.network.lanes;

import java.util.List;
import org.uncoil.network.BatchOrder;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;

/**
 * What networks must have in common to be trained in the lanes of one vector: every operation of
 * one is an operation of all. Seeds, points, rates and all constants may differ.
 *
 * @param regularised whether there is L1 or L2 regularisation
 * @param decays whether there is weight decay
 */
record LanesShape(
    List<Integer> widths,
    List<Activation> activations,
    int points,
    int trainingPoints,
    int batch,
    Class<? extends Optimizer> optimizer,
    boolean regularised,
    boolean decays,
    int epochs,
    int every) {
  static LanesShape of(TrainingTask task) {
    NetworkSpec network = task.network();
    return new LanesShape(
        network.widths(task.dataset().dimensions(), task.dataset().classes()),
        network.activation(),
        task.dataset().size(),
        task.dataset().trainPoints().length,
        new BatchOrder(task).largest(),
        network.optimizer().getClass(),
        network.l1() > 0 || network.l2() > 0,
        LanesUpdate.weightDecay(network.optimizer()) > 0,
        network.epochs(),
        task.every());
  }

  boolean fullBatch() {
    return batch == trainingPoints;
  }
}
