package org.uncoil.network.vector;

import org.uncoil.network.OptimizerStep;
import org.uncoil.study.Updater;

/** An optimizer's arithmetic: subtracts from each parameter what it makes of its gradient. */
interface UpdateRule {
  /**
   * One step.
   *
   * @param numbers what the optimizer computes with in this step
   */
  void step(float[] parameters, float[] gradient, OptimizerStep numbers);

  /** The rule of an optimizer, for so many parameters. */
  static UpdateRule of(Updater updater, int parameters) {
    if (updater instanceof Updater.Sgd) {
      return UpdateRules::descend;
    } else if (updater instanceof Updater.Momentum) {
      return UpdateRules.momentum(parameters);
    } else if (updater instanceof Updater.Nesterov) {
      return UpdateRules.nesterov(parameters);
    } else if (updater instanceof Updater.Adagrad || updater instanceof Updater.Rmsprop) {
      return UpdateRules.scaled(OptimizerStep.initialSquares(updater), parameters);
    } else if (updater instanceof Updater.Adadelta) {
      return UpdateRules.adadelta(parameters);
    } else if (updater instanceof Updater.Adam || updater instanceof Updater.Adamw) {
      return UpdateRules.adam(parameters);
    } else if (updater instanceof Updater.Amsgrad) {
      return UpdateRules.amsgrad(parameters);
    }
    throw new IllegalStateException("no rule for " + updater);
  }
}
