package org.uncoil.testing;

import org.uncoil.study.Convention;
import org.uncoil.study.Updater;

/**
 * An independent oracle: optimizers in double, parameter by parameter, written from the papers'
 * algorithms and, for the other convention, from ND4J's documentation.
 */
public final class TextbookOptimizer {
  private final Updater updater;
  private final boolean dl4j;
  private double first;
  private double second;
  private double largest;
  private int steps;

  public TextbookOptimizer(Updater updater) {
    this.updater = updater;
    dl4j = updater.convention() == Convention.DL4J;
    if (dl4j && updater instanceof Updater.Adagrad) {
      second = 1e-6;
    } else if (dl4j && updater instanceof Updater.Rmsprop rmsprop) {
      second = rmsprop.epsilon();
    }
  }

  /** A parameter after a step. */
  public double step(double parameter, double g, double rate) {
    steps++;
    if (updater instanceof Updater.Momentum momentum) {
      first = momentum.momentum() * first + (dl4j ? rate * g : g);
      return parameter - (dl4j ? first : rate * first);
    } else if (updater instanceof Updater.Nesterov nesterov) {
      return nesterov(nesterov.momentum(), parameter, g, rate);
    } else if (updater instanceof Updater.Adagrad adagrad) {
      second += g * g;
      return parameter - rate * g / (Math.sqrt(second) + adagrad.epsilon());
    } else if (updater instanceof Updater.Rmsprop rmsprop) {
      second = rmsprop.decay() * second + (1 - rmsprop.decay()) * g * g;
      return parameter - rate * g / (Math.sqrt(second) + rmsprop.epsilon());
    } else if (updater instanceof Updater.Adadelta adadelta) {
      double rho = adadelta.rho();
      second = rho * second + (1 - rho) * g * g;
      double step =
          Math.sqrt(first + adadelta.epsilon()) / Math.sqrt(second + adadelta.epsilon()) * g;
      first = rho * first + (1 - rho) * step * step;
      return parameter - rate * step;
    } else if (updater instanceof Updater.Adam adam) {
      return parameter - adam(adam.beta1(), adam.beta2(), adam.epsilon(), g, rate, false);
    } else if (updater instanceof Updater.Amsgrad amsgrad) {
      return parameter - adam(amsgrad.beta1(), amsgrad.beta2(), amsgrad.epsilon(), g, rate, true);
    } else if (updater instanceof Updater.Adamw adamw) {
      double step = adam(adamw.beta1(), adamw.beta2(), adamw.epsilon(), g, rate, false);
      return parameter * (1 - rate * adamw.weightDecay()) - step;
    }
    return parameter - rate * g;
  }

  private double nesterov(double momentum, double parameter, double g, double rate) {
    double previous = first;
    if (dl4j) {
      first = momentum * first - rate * g;
      return parameter - momentum * previous + (1 + momentum) * first;
    }
    first = momentum * first + g;
    return parameter - rate * (g + momentum * first);
  }

  private double adam(
      double beta1, double beta2, double epsilon, double g, double rate, boolean maximum) {
    first = beta1 * first + (1 - beta1) * g;
    second = beta2 * second + (1 - beta2) * g * g;
    largest = Math.max(largest, second);
    double squares = maximum ? largest : second;
    double correction1 = 1 - Math.pow(beta1, steps);
    double correction2 = 1 - Math.pow(beta2, steps);
    return dl4j
        ? rate * Math.sqrt(correction2) / correction1 * first / (Math.sqrt(squares) + epsilon)
        : rate * (first / correction1) / (Math.sqrt(squares / correction2) + epsilon);
  }
}
