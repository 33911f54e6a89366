package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.uncoil.network.OptimizerStep;

/**
 * The numbers of a step, each lane's repeated for every parameter: a rule is then a plain loop over
 * arrays of one length, which the compiler turns into vectors.
 */
final class LanesNumbers {
  private final float[] keepMean;
  private final float[] addMean;
  private final float[] keepSquares;
  private final float[] addSquares;
  private final float[] rate;
  private final float[] epsilon;

  LanesNumbers(int length) {
    keepMean = new float[length];
    addMean = new float[length];
    keepSquares = new float[length];
    addSquares = new float[length];
    rate = new float[length];
    epsilon = new float[length];
  }

  float[] keepMean() {
    return keepMean;
  }

  float[] addMean() {
    return addMean;
  }

  float[] keepSquares() {
    return keepSquares;
  }

  float[] addSquares() {
    return addSquares;
  }

  float[] rate() {
    return rate;
  }

  float[] epsilon() {
    return epsilon;
  }

  /** Takes the numbers of the lanes. */
  void set(List<OptimizerStep> steps) {
    set(keepMean, steps, OptimizerStep::keepMean);
    set(addMean, steps, OptimizerStep::addMean);
    set(keepSquares, steps, OptimizerStep::keepSquares);
    set(addSquares, steps, OptimizerStep::addSquares);
    set(rate, steps, OptimizerStep::rate);
    set(epsilon, steps, OptimizerStep::epsilon);
  }

  private static void set(
      float[] numbers, List<OptimizerStep> steps, ToDoubleFunction<OptimizerStep> number) {
    boolean changed = false;
    for (int lane = 0; lane < LANES; lane++) {
      float value = (float) number.applyAsDouble(steps.get(lane));
      changed |= numbers[lane] != value;
      numbers[lane] = value;
    }
    if (changed) {
      repeat(numbers);
    }
  }

  /** Repeats the first number of each lane. */
  static void repeat(float[] numbers) {
    for (int done = LANES; done < numbers.length; done *= 2) {
      System.arraycopy(numbers, 0, numbers, done, Math.min(done, numbers.length - done));
    }
  }
}
