package org.uncoil.network.vector;

import org.uncoil.network.OptimizerStep;
import org.uncoil.study.Optimizer;

/** An optimizer's arithmetic: subtracts from each parameter what it makes of its gradient. */
interface UpdateRule {
  /**
   * One step.
   *
   * @param numbers what the optimizer computes with in this step
   */
  void step(float[] parameters, float[] gradient, OptimizerStep numbers);

  /** The rule of an optimizer, for so many parameters. */
  static UpdateRule of(Optimizer optimizer, int parameters) {
    if (optimizer instanceof Optimizer.Sgd) {
      return UpdateRules::descend;
    } else if (optimizer instanceof Optimizer.Momentum) {
      return UpdateRules.momentum(parameters);
    } else if (optimizer instanceof Optimizer.Nesterov) {
      return UpdateRules.nesterov(parameters);
    } else if (optimizer instanceof Optimizer.Adagrad || optimizer instanceof Optimizer.Rmsprop) {
      return UpdateRules.scaled(OptimizerStep.initialSquares(optimizer), parameters);
    } else if (optimizer instanceof Optimizer.Adadelta) {
      return UpdateRules.adadelta(parameters);
    } else if (optimizer instanceof Optimizer.Adam || optimizer instanceof Optimizer.Adamw) {
      return UpdateRules.adam(parameters);
    } else if (optimizer instanceof Optimizer.Amsgrad) {
      return UpdateRules.amsgrad(parameters);
    }
    throw new IllegalStateException("no rule for " + optimizer);
  }
}
