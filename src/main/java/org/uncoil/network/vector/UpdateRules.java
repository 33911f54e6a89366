package org.uncoil.network.vector;

import java.util.Arrays;
import org.uncoil.network.OptimizerStep;

/**
 * The rules, each one pass over the parameters. The numbers of a step are read before its loop,
 * which the compiler then turns into vectors.
 */
final class UpdateRules {
  private UpdateRules() {}

  static void descend(float[] parameters, float[] gradient, OptimizerStep numbers) {
    float rate = numbers.rate();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * gradient[i];
    }
  }

  static UpdateRule momentum(int parameters) {
    float[] velocity = new float[parameters];
    return (p, g, numbers) -> {
      float keep = numbers.keepMean();
      float add = numbers.addMean();
      float rate = numbers.rate();
      for (int i = 0; i < p.length; i++) {
        velocity[i] = keep * velocity[i] + add * g[i];
        p[i] -= rate * velocity[i];
      }
    };
  }

  static UpdateRule nesterov(int parameters) {
    float[] velocity = new float[parameters];
    return (p, g, numbers) -> {
      float keep = numbers.keepMean();
      float add = numbers.addMean();
      float rate = numbers.rate();
      for (int i = 0; i < p.length; i++) {
        float fresh = add * g[i];
        velocity[i] = keep * velocity[i] + fresh;
        p[i] -= rate * (fresh + keep * velocity[i]);
      }
    };
  }

  /** AdaGrad and RMSProp: the gradient over the root of its squares. */
  static UpdateRule scaled(float initialSquares, int parameters) {
    float[] squares = new float[parameters];
    Arrays.fill(squares, initialSquares);
    return (p, g, numbers) -> {
      float keep = numbers.keepSquares();
      float add = numbers.addSquares();
      float rate = numbers.rate();
      float epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        squares[i] = keep * squares[i] + add * g[i] * g[i];
        p[i] -= rate * g[i] / ((float) Math.sqrt(squares[i]) + epsilon);
      }
    };
  }

  static UpdateRule adadelta(int parameters) {
    float[] squares = new float[parameters];
    float[] steps = new float[parameters];
    return (p, g, numbers) -> {
      float keep = numbers.keepSquares();
      float add = numbers.addSquares();
      float rate = numbers.rate();
      float epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        squares[i] = keep * squares[i] + add * g[i] * g[i];
        float root = (float) Math.sqrt(squares[i] + epsilon);
        float step = g[i] * (float) Math.sqrt(steps[i] + epsilon) / root;
        steps[i] = keep * steps[i] + add * step * step;
        p[i] -= rate * step;
      }
    };
  }

  /** Adam and AdamW, whose weight decay is {@link Update}'s. */
  static UpdateRule adam(int parameters) {
    float[] first = new float[parameters];
    float[] second = new float[parameters];
    return (p, gradient, numbers) -> {
      float keep1 = numbers.keepMean();
      float add1 = numbers.addMean();
      float keep2 = numbers.keepSquares();
      float add2 = numbers.addSquares();
      float rate = numbers.rate();
      float epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        float g = gradient[i];
        first[i] = keep1 * first[i] + add1 * g;
        second[i] = keep2 * second[i] + add2 * (g * g);
        p[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
      }
    };
  }

  /** Adam with the largest second moment so far. */
  static UpdateRule amsgrad(int parameters) {
    float[] first = new float[parameters];
    float[] second = new float[parameters];
    float[] largest = new float[parameters];
    return (p, gradient, numbers) -> {
      float keep1 = numbers.keepMean();
      float add1 = numbers.addMean();
      float keep2 = numbers.keepSquares();
      float add2 = numbers.addSquares();
      float rate = numbers.rate();
      float epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        float g = gradient[i];
        first[i] = keep1 * first[i] + add1 * g;
        second[i] = keep2 * second[i] + add2 * (g * g);
        largest[i] = Math.max(largest[i], second[i]);
        p[i] -= rate * first[i] / ((float) Math.sqrt(largest[i]) + epsilon);
      }
    };
  }
}
