package org.uncoil.testing;

import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;

/**
 * An independent oracle: optimizers in double, parameter by parameter, written from the papers'
 * algorithms and, for the other convention, from ND4J's documentation.
 */
public final class TextbookOptimizer {
  private final Optimizer optimizer;
  private final boolean dl4j;
  private double first;
  private double second;
  private double largest;
  private int steps;

  public TextbookOptimizer(Optimizer optimizer) {
    this.optimizer = optimizer;
    dl4j = optimizer.convention() == Convention.DL4J;
    if (dl4j && optimizer instanceof Optimizer.Adagrad) {
      second = 1e-6;
    } else if (dl4j && optimizer instanceof Optimizer.Rmsprop rmsprop) {
      second = rmsprop.epsilon();
    }
  }

  /** A parameter after a step. */
  public double step(double parameter, double g, double rate) {
    steps++;
    if (optimizer instanceof Optimizer.Momentum momentum) {
      first = momentum.momentum() * first + (dl4j ? rate * g : g);
      return parameter - (dl4j ? first : rate * first);
    } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
      return nesterov(nesterov.momentum(), parameter, g, rate);
    } else if (optimizer instanceof Optimizer.Adagrad adagrad) {
      second += g * g;
      return parameter - rate * g / (Math.sqrt(second) + adagrad.epsilon());
    } else if (optimizer instanceof Optimizer.Rmsprop rmsprop) {
      second = rmsprop.rho() * second + (1 - rmsprop.rho()) * g * g;
      return parameter - rate * g / (Math.sqrt(second) + rmsprop.epsilon());
    } else if (optimizer instanceof Optimizer.Adadelta adadelta) {
      double rho = adadelta.rho();
      second = rho * second + (1 - rho) * g * g;
      double step =
          Math.sqrt(first + adadelta.epsilon()) / Math.sqrt(second + adadelta.epsilon()) * g;
      first = rho * first + (1 - rho) * step * step;
      return parameter - rate * step;
    } else if (optimizer instanceof Optimizer.Adam adam) {
      return parameter - adam(adam.beta1(), adam.beta2(), adam.epsilon(), g, rate, false);
    } else if (optimizer instanceof Optimizer.Amsgrad amsgrad) {
      return parameter - adam(amsgrad.beta1(), amsgrad.beta2(), amsgrad.epsilon(), g, rate, true);
    } else if (optimizer instanceof Optimizer.Adamw adamw) {
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
