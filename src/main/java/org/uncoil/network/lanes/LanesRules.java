package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.function.IntToDoubleFunction;
import org.uncoil.study.Optimizer;

/** The optimizers' arithmetic, each one pass over all lanes' parameters. */
final class LanesRules {
  private LanesRules() {}

  /** Subtracts from each parameter what it makes of its gradient. */
  @FunctionalInterface
  interface Rule {
    void step(float[] parameters, float[] gradient, LanesNumbers numbers);
  }

  /**
   * The rule of an optimizer.
   *
   * @param length parameters × lanes
   * @param initialSquares what a lane's squares begin with
   */
  static Rule of(Optimizer optimizer, int length, IntToDoubleFunction initialSquares) {
    if (optimizer instanceof Optimizer.Sgd) {
      return LanesRules::descend;
    } else if (optimizer instanceof Optimizer.Momentum) {
      return momentum(new float[length]);
    } else if (optimizer instanceof Optimizer.Nesterov) {
      return nesterov(new float[length]);
    } else if (optimizer instanceof Optimizer.Adagrad || optimizer instanceof Optimizer.Rmsprop) {
      float[] squares = new float[length];
      for (int lane = 0; lane < LANES; lane++) {
        squares[lane] = (float) initialSquares.applyAsDouble(lane);
      }
      LanesNumbers.repeat(squares);
      return scaled(squares);
    } else if (optimizer instanceof Optimizer.Adadelta) {
      return adadelta(new float[length], new float[length]);
    } else if (optimizer instanceof Optimizer.Adam || optimizer instanceof Optimizer.Adamw) {
      return adam(new float[length], new float[length]);
    } else if (optimizer instanceof Optimizer.Amsgrad) {
      return amsgrad(new float[length], new float[length], new float[length]);
    }
    throw new IllegalStateException("no rule for " + optimizer);
  }

  private static void descend(float[] p, float[] g, LanesNumbers numbers) {
    float[] rate = numbers.rate();
    for (int i = 0; i < p.length; i++) {
      p[i] -= rate[i] * g[i];
    }
  }

  private static Rule momentum(float[] velocity) {
    return (p, g, numbers) -> {
      float[] keep = numbers.keepMean();
      float[] add = numbers.addMean();
      float[] rate = numbers.rate();
      for (int i = 0; i < p.length; i++) {
        velocity[i] = keep[i] * velocity[i] + add[i] * g[i];
        p[i] -= rate[i] * velocity[i];
      }
    };
  }

  private static Rule nesterov(float[] velocity) {
    return (p, g, numbers) -> {
      float[] keep = numbers.keepMean();
      float[] add = numbers.addMean();
      float[] rate = numbers.rate();
      for (int i = 0; i < p.length; i++) {
        float fresh = add[i] * g[i];
        velocity[i] = keep[i] * velocity[i] + fresh;
        p[i] -= rate[i] * (fresh + keep[i] * velocity[i]);
      }
    };
  }

  private static Rule scaled(float[] squares) {
    return (p, g, numbers) -> {
      float[] keep = numbers.keepSquares();
      float[] add = numbers.addSquares();
      float[] rate = numbers.rate();
      float[] epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        squares[i] = keep[i] * squares[i] + add[i] * g[i] * g[i];
        p[i] -= rate[i] * g[i] / ((float) Math.sqrt(squares[i]) + epsilon[i]);
      }
    };
  }

  private static Rule adadelta(float[] squares, float[] steps) {
    return (p, g, numbers) -> {
      float[] keep = numbers.keepSquares();
      float[] add = numbers.addSquares();
      float[] rate = numbers.rate();
      float[] epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        squares[i] = keep[i] * squares[i] + add[i] * g[i] * g[i];
        float root = (float) Math.sqrt(squares[i] + epsilon[i]);
        float step = g[i] * (float) Math.sqrt(steps[i] + epsilon[i]) / root;
        steps[i] = keep[i] * steps[i] + add[i] * step * step;
        p[i] -= rate[i] * step;
      }
    };
  }

  private static Rule adam(float[] first, float[] second) {
    return (p, gradient, numbers) -> {
      float[] keep1 = numbers.keepMean();
      float[] add1 = numbers.addMean();
      float[] keep2 = numbers.keepSquares();
      float[] add2 = numbers.addSquares();
      float[] rate = numbers.rate();
      float[] epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        float g = gradient[i];
        first[i] = keep1[i] * first[i] + add1[i] * g;
        second[i] = keep2[i] * second[i] + add2[i] * (g * g);
        p[i] -= rate[i] * first[i] / ((float) Math.sqrt(second[i]) + epsilon[i]);
      }
    };
  }

  private static Rule amsgrad(float[] first, float[] second, float[] largest) {
    return (p, gradient, numbers) -> {
      float[] keep1 = numbers.keepMean();
      float[] add1 = numbers.addMean();
      float[] keep2 = numbers.keepSquares();
      float[] add2 = numbers.addSquares();
      float[] rate = numbers.rate();
      float[] epsilon = numbers.epsilon();
      for (int i = 0; i < p.length; i++) {
        float g = gradient[i];
        first[i] = keep1[i] * first[i] + add1[i] * g;
        second[i] = keep2[i] * second[i] + add2[i] * (g * g);
        largest[i] = Math.max(largest[i], second[i]);
        p[i] -= rate[i] * first[i] / ((float) Math.sqrt(largest[i]) + epsilon[i]);
      }
    };
  }
}
