package org.uncoil.network;

import org.uncoil.study.Optimizer;
import org.uncoil.study.Optimizer.Convention;

/**
 * The numbers that one step of an {@link Optimizer} computes with: all that its convention and its
 * settings decide, so that every engine has the same arithmetic for both conventions. An optimizer
 * uses those of them that its rule needs:
 *
 * <ul>
 *   <li>mean (or velocity) m ← keepMean · m + addMean · g,
 *   <li>squares s ← keepSquares · s + addSquares · g²,
 *   <li>what is subtracted: rate · g, rate · m, rate · g / (√s + ε) or rate · m / (√s + ε).
 * </ul>
 *
 * @param rate the factor on the whole step: the learning rate, with Adam's corrections of its
 *     moments' bias in it
 * @param epsilon ε, for Adam multiplied so that the bias of the root may be left uncorrected
 */
public record OptimizerStep(
    float keepMean, float addMean, float keepSquares, float addSquares, float rate, float epsilon) {
  /** What DL4J lets AdaGrad's sum of squares begin with, whatever ε is. */
  private static final float DL4J_ADAGRAD_START = 1e-6f;

  /** What the squares begin with. */
  public static float initialSquares(Optimizer optimizer) {
    if (optimizer.convention() == Convention.PYTORCH) {
      return 0;
    } else if (optimizer instanceof Optimizer.Adagrad) {
      return DL4J_ADAGRAD_START;
    }
    return optimizer instanceof Optimizer.Rmsprop rmsprop ? (float) rmsprop.epsilon() : 0;
  }

  /**
   * The numbers of one step.
   *
   * @param rate the learning rate
   * @param step the number of the step, from 1
   */
  public static OptimizerStep of(Optimizer optimizer, double rate, int step) {
    boolean dl4j = optimizer.convention() == Convention.DL4J;
    if (optimizer instanceof Optimizer.Sgd) {
      return new OptimizerStep(0, 1, 0, 0, (float) rate, 0);
    } else if (optimizer instanceof Optimizer.Momentum momentum) {
      return velocity(momentum.momentum(), rate, dl4j);
    } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
      return velocity(nesterov.momentum(), rate, dl4j);
    } else if (optimizer instanceof Optimizer.Adagrad adagrad) {
      return new OptimizerStep(0, 0, 1, 1, (float) rate, (float) adagrad.epsilon());
    } else if (optimizer instanceof Optimizer.Rmsprop rmsprop) {
      return squares(rmsprop.rho(), rate, rmsprop.epsilon(), dl4j);
    } else if (optimizer instanceof Optimizer.Adadelta adadelta) {
      return squares(adadelta.rho(), rate, adadelta.epsilon(), dl4j);
    } else if (optimizer instanceof Optimizer.Adam adam) {
      return moments(adam.beta1(), adam.beta2(), adam.epsilon(), rate, step, dl4j);
    } else if (optimizer instanceof Optimizer.Adamw adamw) {
      return moments(adamw.beta1(), adamw.beta2(), adamw.epsilon(), rate, step, dl4j);
    } else if (optimizer instanceof Optimizer.Amsgrad amsgrad) {
      return moments(amsgrad.beta1(), amsgrad.beta2(), amsgrad.epsilon(), rate, step, dl4j);
    }
    throw new IllegalStateException("no rule for " + optimizer);
  }

  /** DL4J keeps the learning rate within the velocity, which tells once the rate changes. */
  private static OptimizerStep velocity(double momentum, double rate, boolean dl4j) {
    return dl4j
        ? new OptimizerStep((float) momentum, (float) rate, 0, 0, 1, 0)
        : new OptimizerStep((float) momentum, 1, 0, 0, (float) rate, 0);
  }

  private static OptimizerStep squares(double decay, double rate, double epsilon, boolean dl4j) {
    return new OptimizerStep(0, 0, (float) decay, rest(decay, dl4j), (float) rate, (float) epsilon);
  }

  /**
   * With the corrections c₁ = 1 − β₁ᵗ and c₂ = 1 − β₂ᵗ, η (m / c₁) / (√(s / c₂) + ε) is (η √c₂ /
   * c₁) m / (√s + ε √c₂). DL4J leaves out the last factor, as the end of section 2 of Kingma and Ba
   * (2015) does.
   */
  private static OptimizerStep moments(
      double beta1, double beta2, double epsilon, double rate, int step, boolean dl4j) {
    double first = 1 - StrictMath.pow(beta1, step);
    double root = Math.sqrt(1 - StrictMath.pow(beta2, step));
    return new OptimizerStep(
        (float) beta1,
        rest(beta1, dl4j),
        (float) beta2,
        rest(beta2, dl4j),
        (float) (rate * root / first),
        (float) (dl4j ? epsilon : epsilon * root));
  }

  /** 1 − decay, which DL4J computes in single precision: for 0.999 that is 5e-5 of it off. */
  private static float rest(double decay, boolean dl4j) {
    return dl4j ? 1 - (float) decay : (float) (1 - decay);
  }
}
