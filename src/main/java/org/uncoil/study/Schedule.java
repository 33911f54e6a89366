package org.uncoil.study;

import java.io.Serializable;
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

  /** Multiplied by {@code factor} every {@code every} epochs. */
  record Step(
      @Setting(value = "epochs between two steps, ≥ 1") int every,
      @Setting(value = "factor of one step, in (0, 1]", or = "0.5") double factor)
      implements Schedule {
    public Step {
      Checks checks = new Checks();
      checks.that(every >= 1, "every", every, "must be at least 1 epoch");
      checks.that(factor > 0 && factor <= 1, "factor", factor, "must lie in (0, 1]");
      checks.done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      int steps = epoch / every;
      return Math.pow(factor, steps);
    }
  }

  /** Multiplied by {@code factor} every epoch. */
  record Exponential(@Setting(value = "factor of one epoch, in (0, 1]", or = "0.99") double factor)
      implements Schedule {
    public Exponential {
      Checks checks = new Checks();
      checks.that(factor > 0 && factor <= 1, "factor", factor, "must lie in (0, 1]");
      checks.done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      return Math.pow(factor, epoch);
    }
  }

  /**
   * Half a cosine from 1 down to {@code least} over the run (Loshchilov and Hutter 2017, eq. 5,
   * without restarts).
   */
  record Cosine(@Setting(value = "factor at the last epoch, in [0, 1]", or = "0") double least)
      implements Schedule {
    public Cosine {
      Checks checks = new Checks();
      checks.range("least", least, 0, 1);
      checks.done();
    }

    @Override
    public double factor(int epoch, int epochs) {
      double progress = epochs > 1 ? (double) epoch / (epochs - 1) : 0;
      return least + (1 - least) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  }
}
