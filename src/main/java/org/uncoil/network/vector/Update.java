package org.uncoil.network.vector;

import java.util.List;
import org.uncoil.network.OptimizerStep;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;

/** A step of the parameters: regularisation, the optimizer's rule, weight decay. */
final class Update {
  private final Optimizer optimizer;
  private final UpdateRule rule;
  private final List<Layer> layers;
  private final float l1;
  private final float l2;
  private final double weightDecay;
  private final float[] before;
  private int steps;

  Update(NetworkSpec network, List<Layer> layers) {
    optimizer = network.optimizer();
    rule = UpdateRule.of(optimizer, layers.get(layers.size() - 1).end());
    this.layers = layers;
    l1 = (float) network.l1();
    l2 = (float) network.l2();
    weightDecay = optimizer instanceof Optimizer.Adamw adamw ? adamw.weightDecay() : 0;
    before = new float[weightDecay > 0 ? layers.get(layers.size() - 1).end() : 0];
  }

  /**
   * One step.
   *
   * @param gradient of the mean loss; changed
   * @return whether all parameters are numbers still
   */
  boolean step(float[] parameters, float[] gradient, double rate) {
    regularise(parameters, gradient);
    steps++;
    OptimizerStep numbers = OptimizerStep.of(optimizer, rate, steps);
    if (weightDecay > 0) {
      decay(parameters, (float) (weightDecay * rate), gradient, numbers);
    } else {
      rule.step(parameters, gradient, numbers);
    }
    return finite(parameters);
  }

  private void regularise(float[] parameters, float[] gradient) {
    if (l1 == 0 && l2 == 0) {
      return;
    }
    for (Layer layer : layers) {
      for (int i = layer.weights(); i < layer.biases(); i++) {
        gradient[i] += l2 * parameters[i] + l1 * Math.signum(parameters[i]);
      }
    }
  }

  /** Weights shrink by what they were before the step; biases do not. */
  private void decay(float[] parameters, float share, float[] gradient, OptimizerStep numbers) {
    System.arraycopy(parameters, 0, before, 0, parameters.length);
    rule.step(parameters, gradient, numbers);
    for (Layer layer : layers) {
      for (int i = layer.weights(); i < layer.biases(); i++) {
        parameters[i] -= share * before[i];
      }
    }
  }

  /**
   * What is not finite times 0 is not a number, and stays in the sum; four of them, to be quick.
   */
  private static boolean finite(float[] parameters) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= parameters.length; i += 4) {
      a += parameters[i] * 0f;
      b += parameters[i + 1] * 0f;
      c += parameters[i + 2] * 0f;
      d += parameters[i + 3] * 0f;
    }
    for (; i < parameters.length; i++) {
      a += parameters[i] * 0f;
    }
    return a + b + c + d == 0;
  }
}
