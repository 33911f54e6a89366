package org.uncoil.study;

import java.io.Serializable;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/**
 * The learning rate's course: a factor on the network's learning rate, by epoch (0 is the first
 * that trains).
 */
public sealed interface Schedule extends Serializable {
  /** The factor for one epoch of so many. */
  double factor(int epoch, int epochs);

  /** Always 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(int epoch, int epochs) {
      return 1;
    }
  }

  /** Multiplied by {@code gamma} every {@code stepSize} epochs. */
  record Step(
      @Setting("epochs between two steps, ≥ 1") @Alias("every") int stepSize,
      @Setting(value = "factor of one step, in (0, 1]", or = "0.5") @Alias("factor") double gamma)
      implements Schedule {
    public Step {
      new Checks()
          .that(stepSize >= 1, "step-size", stepSize, "must be at least 1 epoch")
          .that(gamma > 0 && gamma <= 1, "gamma", gamma, "must lie in (0, 1]")
          .done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      int steps = epoch / stepSize;
      return Math.pow(gamma, steps);
    }
  }

  /** Multiplied by {@code gamma} every epoch. */
  record Exponential(
      @Setting(value = "factor of one epoch, in (0, 1]", or = "0.99") @Alias("factor") double gamma)
      implements Schedule {
    public Exponential {
      new Checks().that(gamma > 0 && gamma <= 1, "gamma", gamma, "must lie in (0, 1]").done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      return Math.pow(gamma, epoch);
    }
  }

  /**
   * Half a cosine from 1 down to {@code minFactor} over the run (Loshchilov and Hutter 2017, eq. 5,
   * without restarts).
   */
  record Cosine(
      @Setting(value = "factor at the last epoch, in [0, 1]", or = "0") @Alias("least")
          double minFactor)
      implements Schedule {
    public Cosine {
      new Checks().range("min-factor", minFactor, 0, 1).done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      double progress = epochs > 1 ? (double) epoch / (epochs - 1) : 0;
      return minFactor + (1 - minFactor) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  }
}
