package org.uncoil.network.vector;

import org.uncoil.study.Updater;

/**
 * An updater's arithmetic: subtracts from each parameter what it makes of its gradient. The
 * formulas, the place of ε in them and what a state begins with are ND4J's.
 */
interface UpdateRule {
  /**
   * One step.
   *
   * @param rate the learning rate
   */
  void step(float[] parameters, float[] gradient, float rate);

  /** The rule of an updater, for so many parameters. */
  static UpdateRule of(Updater updater, int parameters) {
    if (updater instanceof Updater.Sgd) {
      return UpdateRules::descend;
    } else if (updater instanceof Updater.Momentum momentum) {
      return UpdateRules.momentum(momentum, parameters);
    } else if (updater instanceof Updater.Nesterov nesterov) {
      return UpdateRules.nesterov(nesterov, parameters);
    } else if (updater instanceof Updater.Adagrad adagrad) {
      return UpdateRules.adagrad(adagrad, parameters);
    } else if (updater instanceof Updater.Rmsprop rmsprop) {
      return UpdateRules.rmsprop(rmsprop, parameters);
    } else if (updater instanceof Updater.Adadelta adadelta) {
      return UpdateRules.adadelta(adadelta, parameters);
    } else if (updater instanceof Updater.Adam adam) {
      return new Moments(adam.beta1(), adam.beta2(), adam.epsilon(), parameters);
    } else if (updater instanceof Updater.Adamw adamw) {
      return new Moments(adamw.beta1(), adamw.beta2(), adamw.epsilon(), parameters);
    } else if (updater instanceof Updater.Amsgrad amsgrad) {
      return new AmsgradMoments(amsgrad, parameters);
    }
    throw new IllegalStateException("no rule for " + updater);
  }
}
