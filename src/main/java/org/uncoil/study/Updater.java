package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/**
 * How a gradient becomes a change of the parameters. The learning rate is the network's own, so
 * that a {@link Schedule} applies to all.
 */
public sealed interface Updater extends Serializable {
  /** Plain gradient descent: Δ = −η g. */
  record Sgd() implements Updater {}

  /** Polyak's heavy ball, as Nesterov's without look-ahead: v ← μ v − η g, Δ = v. */
  record Momentum(@Setting(value = "momentum μ, in [0, 1)", or = "0.9") double momentum)
      implements Updater {
    public Momentum {
      Checks checks = new Checks();
      fraction(checks, "momentum", momentum);
      checks.done();
    }
  }

  /** Nesterov's accelerated gradient (Bengio et al. 2013, eq. 7). */
  record Nesterov(@Setting(value = "momentum μ, in [0, 1)", or = "0.9") double momentum)
      implements Updater {
    public Nesterov {
      Checks checks = new Checks();
      fraction(checks, "momentum", momentum);
      checks.done();
    }
  }

  /**
   * AdaGrad (Duchi et al. 2011): a step per parameter, shrinking with the sum of its squared
   * gradients.
   */
  record Adagrad(@Setting(value = "ε, added to the root", or = "1e-6") double epsilon)
      implements Updater {
    public Adagrad {
      Checks checks = new Checks();
      checks.positive("epsilon", epsilon);
      checks.done();
    }
  }

  /** RMSProp (Tieleman and Hinton 2012): AdaGrad with a decaying mean of squares. */
  record Rmsprop(
      @Setting(value = "decay of the mean of squares, in [0, 1)", or = "0.95") double decay,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon)
      implements Updater {
    public Rmsprop {
      Checks checks = new Checks();
      fraction(checks, "decay", decay);
      checks.positive("epsilon", epsilon);
      checks.done();
    }
  }

  /** AdaDelta (Zeiler 2012): steps in the parameter's own units; the learning rate is not used. */
  record Adadelta(
      @Setting(value = "decay ρ, in [0, 1)", or = "0.95") double rho,
      @Setting(value = "ε, added under the roots", or = "1e-6") double epsilon)
      implements Updater {
    public Adadelta {
      Checks checks = new Checks();
      fraction(checks, "rho", rho);
      checks.positive("epsilon", epsilon);
      checks.done();
    }
  }

  /** Adam (Kingma and Ba 2015, algorithm 1). */
  record Adam(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon)
      implements Updater {
    public Adam {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.done();
    }
  }

  /** AMSGrad (Reddi et al. 2018, algorithm 2): Adam with a second moment that never shrinks. */
  record Amsgrad(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon)
      implements Updater {
    public Amsgrad {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.done();
    }
  }

  /**
   * AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam with weight decay apart from the
   * gradient.
   */
  record Adamw(
      @Setting(value = "decay of the first moment, in [0, 1)", or = "0.9") double beta1,
      @Setting(value = "decay of the second moment, in [0, 1)", or = "0.999") double beta2,
      @Setting(value = "ε, added to the root", or = "1e-8") double epsilon,
      @Setting(value = "weight decay λ, multiplied by the learning rate, ≥ 0", or = "0.01")
          double weightDecay)
      implements Updater {
    public Adamw {
      Checks checks = new Checks();
      moments(checks, beta1, beta2, epsilon);
      checks.that(weightDecay >= 0, "weight-decay", weightDecay, "must be 0 or more");
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
