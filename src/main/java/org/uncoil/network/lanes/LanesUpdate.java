package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.network.OptimizerStep;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.Layer;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;

/**
 * A step of all lanes' parameters: regularisation, the optimizer's rule with each lane's own
 * numbers, weight decay. All arrays are parameters × lanes.
 */
final class LanesUpdate {
  private final LanesShape shape;
  private final List<NetworkSpec> networks;
  private final LanesRules.Rule rule;
  private final LanesNumbers numbers;
  private final float[] weights;
  private final float[] l1;
  private final float[] l2;
  private final float[] before;
  private final float[] decay;

  /** Whether a lane's optimizer is that of the lane before it. */
  private final boolean[] sameOptimizer = new boolean[LANES];

  private int steps;

  /**
   * Begins.
   *
   * @param tasks one for each lane
   */
  LanesUpdate(LanesShape shape, List<TrainingTask> tasks, List<Layer> layers) {
    this.shape = shape;
    networks = tasks.stream().map(TrainingTask::network).toList();
    int length = layers.get(layers.size() - 1).end() * LANES;
    weights = new float[length];
    for (Layer layer : layers) {
      for (int i = layer.weights() * LANES; i < layer.biases() * LANES; i++) {
        weights[i] = 1f;
      }
    }
    l1 = new float[shape.regularised() ? length : 0];
    l2 = new float[shape.regularised() ? length : 0];
    for (int i = 0; i < l1.length; i++) {
      l1[i] = weights[i] * (float) networks.get(i % LANES).l1();
      l2[i] = weights[i] * (float) networks.get(i % LANES).l2();
    }
    before = new float[shape.decays() ? length : 0];
    decay = new float[shape.decays() ? length : 0];
    for (int lane = 1; lane < LANES; lane++) {
      sameOptimizer[lane] =
          networks.get(lane).optimizer().equals(networks.get(lane - 1).optimizer());
    }
    numbers = new LanesNumbers(length);
    rule =
        LanesRules.of(
            networks.get(0).optimizer(),
            length,
            lane -> OptimizerStep.initialSquares(networks.get(lane).optimizer()));
  }

  /** AdamW's, else 0. */
  static double weightDecay(Optimizer optimizer) {
    return optimizer instanceof Optimizer.Adamw adamw ? adamw.weightDecay() : 0;
  }

  /**
   * One step.
   *
   * @param gradient of the mean losses; changed
   * @param pass the number of the pass over the points, which the learning rate depends on
   */
  void step(float[] parameters, float[] gradient, int pass) {
    steps++;
    List<OptimizerStep> step = new ArrayList<>(LANES);
    double[] rates = new double[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      rates[lane] = networks.get(lane).learningRate(pass);
      Optimizer optimizer = networks.get(lane).optimizer();
      boolean same = sameOptimizer[lane] && rates[lane] == rates[lane - 1];
      step.add(same ? step.get(lane - 1) : OptimizerStep.of(optimizer, rates[lane], steps));
    }
    numbers.set(step);
    if (shape.regularised()) {
      regularise(parameters, gradient);
    }
    if (shape.decays()) {
      System.arraycopy(parameters, 0, before, 0, before.length);
      rule.step(parameters, gradient, numbers);
      decay(parameters, rates);
    } else {
      rule.step(parameters, gradient, numbers);
    }
  }

  private void regularise(float[] parameters, float[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] += l2[i] * parameters[i] + l1[i] * Math.signum(parameters[i]);
    }
  }

  /** Weights shrink by what they were before the step; biases do not. */
  private void decay(float[] parameters, double[] rates) {
    for (int i = 0; i < LANES; i++) {
      decay[i] = (float) (weightDecay(networks.get(i).optimizer()) * rates[i]);
    }
    LanesNumbers.repeat(decay);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= weights[i] * decay[i] * before[i];
    }
  }
}
