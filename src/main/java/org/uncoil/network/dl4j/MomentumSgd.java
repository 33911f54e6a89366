package org.uncoil.network.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Gradient descent with Polyak's momentum, which DL4J lacks: v ← μ v + η g, and v is subtracted
 * (Polyak 1964).
 */
public final class MomentumSgd implements IUpdater {
  static final String VELOCITY = "V";

  private double learningRate;
  private final double momentum;

  /**
   * Sets its two constants.
   *
   * @param learningRate η
   * @param momentum μ
   */
  public MomentumSgd(
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("momentum") double momentum) {
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  /** μ, for DL4J's JSON. */
  public double getMomentum() {
    return momentum;
  }

  /** η, for DL4J's JSON. */
  public double getLearningRate() {
    return learningRate;
  }

  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    if (schedule != null) {
      throw new UnsupportedOperationException(
          "DL4J's own schedules are not used; the engine sets the rate");
    }
    learningRate = rate;
  }

  @Override
  public IUpdater clone() {
    return new MomentumSgd(learningRate, momentum);
  }

  @Override
  public GradientUpdater<MomentumSgd> instantiate(INDArray state, boolean initialise) {
    if (initialise) {
      state.assign(0);
    }
    return new Step(this, state);
  }

  @Override
  public GradientUpdater<MomentumSgd> instantiate(Map<String, INDArray> state, boolean initialise) {
    return instantiate(state.get(VELOCITY), initialise);
  }

  private static final class Step implements GradientUpdater<MomentumSgd> {
    private final MomentumSgd config;
    private INDArray velocity;

    Step(MomentumSgd config, INDArray velocity) {
      this.config = config;
      this.velocity = velocity;
    }

    @Override
    public MomentumSgd getConfig() {
      return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
      velocity = state.get(VELOCITY);
    }

    @Override
    public Map<String, INDArray> getState() {
      return Map.of(VELOCITY, velocity);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
      if (initialise) {
        view.assign(0);
      }
      velocity = view;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      velocity.muli(config.momentum).addi(gradient.mul(config.learningRate));
      gradient.assign(velocity);
    }
  }
}
