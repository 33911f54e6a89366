package org.uncoil.network.vector;

import java.util.Arrays;
import org.uncoil.study.Updater;

/** The rules with one or two numbers of state per parameter and no count of steps. */
final class UpdateRules {
  /** What ND4J lets the sum of squares begin with, whatever ε is. */
  private static final float ADAGRAD_START = 1e-6f;

  private UpdateRules() {}

  static void descend(float[] parameters, float[] gradient, float rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * gradient[i];
    }
  }

  static UpdateRule momentum(Updater.Momentum updater, int parameters) {
    float[] velocity = new float[parameters];
    float momentum = (float) updater.momentum();
    return (p, g, rate) -> {
      for (int i = 0; i < p.length; i++) {
        velocity[i] = momentum * velocity[i] + rate * g[i];
        p[i] -= velocity[i];
      }
    };
  }

  static UpdateRule nesterov(Updater.Nesterov updater, int parameters) {
    float[] velocity = new float[parameters];
    float momentum = (float) updater.momentum();
    return (p, g, rate) -> {
      for (int i = 0; i < p.length; i++) {
        float previous = velocity[i];
        velocity[i] = momentum * previous - rate * g[i];
        p[i] -= momentum * previous - (1 + momentum) * velocity[i];
      }
    };
  }

  static UpdateRule adagrad(Updater.Adagrad updater, int parameters) {
    float epsilon = (float) updater.epsilon();
    float[] squares = filled(parameters, ADAGRAD_START);
    return (p, g, rate) -> {
      for (int i = 0; i < p.length; i++) {
        squares[i] += g[i] * g[i];
        p[i] -= rate * g[i] / ((float) Math.sqrt(squares[i]) + epsilon);
      }
    };
  }

  static UpdateRule rmsprop(Updater.Rmsprop updater, int parameters) {
    float epsilon = (float) updater.epsilon();
    float decay = (float) updater.decay();
    float[] squares = filled(parameters, epsilon);
    return (p, g, rate) -> {
      for (int i = 0; i < p.length; i++) {
        squares[i] = decay * squares[i] + (1 - decay) * g[i] * g[i];
        p[i] -= rate * g[i] / ((float) Math.sqrt(squares[i]) + epsilon);
      }
    };
  }

  static UpdateRule adadelta(Updater.Adadelta updater, int parameters) {
    float epsilon = (float) updater.epsilon();
    float rho = (float) updater.rho();
    float[] squares = new float[parameters];
    float[] steps = new float[parameters];
    return (p, g, rate) -> {
      for (int i = 0; i < p.length; i++) {
        squares[i] = rho * squares[i] + (1 - rho) * g[i] * g[i];
        float root = (float) Math.sqrt(squares[i] + epsilon);
        float step = g[i] * (float) Math.sqrt(steps[i] + epsilon) / root;
        steps[i] = rho * steps[i] + (1 - rho) * step * step;
        p[i] -= step;
      }
    };
  }

  private static float[] filled(int parameters, float value) {
    float[] state = new float[parameters];
    Arrays.fill(state, value);
    return state;
  }
}
