package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/**
 * An optimizer: how a gradient becomes a change of the parameters. The learning rate is the
 * network's own, so that a {@link Schedule} applies to all. Each is defined as in PyTorch, or as in
 * DL4J where its {@link Convention} says so.
 */
public sealed interface Optimizer extends Serializable {
  /** Whose definition is meant, where they differ. */
  enum Convention {
    /** The paper's, as PyTorch computes it. */
    PYTORCH,
    /** DL4J's: the only one that DL4J's own networks can be trained with. */
    DL4J
  }

  /** Whose definition of the optimizer it is. */
  Convention convention();

  /** Whether DL4J's own optimizer computes the same. */
  default boolean knownToDl4j() {
    return convention() == Convention.DL4J;
  }

  /** Plain gradient descent, on whose definition all agree: Δ = −η g. */
  record Sgd() implements Optimizer {
    @Override
    public Convention convention() {
      return Convention.PYTORCH;
    }

    @Override
    public boolean knownToDl4j() {
      return true;
    }
  }

  /** Momentum (Polyak 1964): v ← μ v + g, Δ = −η v; DL4J's convention: v ← μ v + η g, Δ = −v. */
  record Momentum(
      @Setting(value = "momentum μ, in [0, 1)", or = "0.9") double momentum,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Momentum(double momentum) {
      this(momentum, Convention.PYTORCH);
    }

    public Momentum {
      Checks checks = new Checks();
      fraction(checks, "momentum", momentum);
      checks.done();
    }
  }

  /**
   * Nesterov's accelerated gradient (Sutskever et al. 2013): v ← μ v + g, Δ = −η (g + μ v); in
   * DL4J's convention the learning rate is within v, as in {@link Momentum}.
   */
  record Nesterov(
      @Setting(value = "momentum μ, in [0, 1)", or = "0.9") double momentum,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Nesterov(double momentum) {
      this(momentum, Convention.PYTORCH);
    }

    public Nesterov {
      Checks checks = new Checks();
      fraction(checks, "momentum", momentum);
      checks.done();
    }
  }

  /**
   * AdaGrad (Duchi et al. 2011): a step per parameter, shrinking with the sum of its squared
   * gradients, which begins at 0; in DL4J's convention at 1e-6.
   */
  record Adagrad(
      @Setting(value = "ε, added to the root", or = "1e-6") double epsilon,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Adagrad(double epsilon) {
      this(epsilon, Convention.PYTORCH);
    }

    public Adagrad {
      new Checks().positive("epsilon", epsilon).done();
    }
  }

  /**
   * RMSProp (Tieleman and Hinton 2012): AdaGrad with a decaying mean of squares, which begins at 0;
   * in DL4J's convention at ε.
   */
  record Rmsprop(
      @Setting(value = "decay ρ of the mean of squares, in [0, 1)", or = "0.95") @Alias("decay")
          double rho,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Rmsprop(double rho, double epsilon) {
      this(rho, epsilon, Convention.PYTORCH);
    }

    public Rmsprop {
      Checks checks = new Checks();
      fraction(checks, "rho", rho);
      checks.positive("epsilon", epsilon);
      checks.done();
    }
  }

  /**
   * AdaDelta (Zeiler 2012, algorithm 1): steps in the parameter's own units, multiplied by the
   * learning rate, which is 1 in the paper. DL4J's convention takes no learning rate.
   */
  record Adadelta(
      @Setting(value = "decay ρ, in [0, 1)", or = "0.95") double rho,
      @Setting(value = "ε, added under the roots", or = "1e-6") double epsilon,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Adadelta(double rho, double epsilon) {
      this(rho, epsilon, Convention.PYTORCH);
    }

    public Adadelta {
      Checks checks = new Checks();
      fraction(checks, "rho", rho);
      checks.positive("epsilon", epsilon);
      checks.done();
    }
  }

  /**
   * Adam (Kingma and Ba 2015, algorithm 1): ε is added to the root of the bias-corrected second
   * moment; in DL4J's convention to that of the uncorrected one.
   */
  record Adam(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Adam(double beta1, double beta2, double epsilon) {
      this(beta1, beta2, epsilon, Convention.PYTORCH);
    }

    public Adam {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.done();
    }
  }

  /**
   * AMSGrad (Reddi et al. 2018, algorithm 2): Adam with a second moment that never shrinks,
   * bias-corrected as in PyTorch and DL4J.
   */
  record Amsgrad(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Amsgrad(double beta1, double beta2, double epsilon) {
      this(beta1, beta2, epsilon, Convention.PYTORCH);
    }

    public Amsgrad {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.done();
    }
  }

  /**
   * AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam with weight decay apart from the
   * gradient. Weights decay; biases do not.
   */
  record Adamw(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon,
      @Setting(value = "weight decay λ, multiplied by the learning rate, ≥ 0", or = "0.01")
          double weightDecay,
      @Setting(value = "definition: pytorch or dl4j", or = "pytorch") Convention convention)
      implements Optimizer {
    /** As PyTorch defines it. */
    public Adamw(double beta1, double beta2, double epsilon, double weightDecay) {
      this(beta1, beta2, epsilon, weightDecay, Convention.PYTORCH);
    }

    public Adamw {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.notNegative("weight-decay", weightDecay);
      checks.done();
    }
  }

  private static void moments(Checks checks, double beta1, double beta2, double epsilon) {
    fraction(checks, "beta1", beta1);
    fraction(checks, "beta2", beta2);
    checks.positive("epsilon", epsilon);
  }

  private static void fraction(Checks checks, String field, double value) {
    checks.that(value >= 0 && value < 1, field, value, "must lie in [0, 1)");
  }
}
