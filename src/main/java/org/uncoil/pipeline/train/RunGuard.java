package org.uncoil.pipeline.train;

import java.util.function.Supplier;
import org.uncoil.network.RunOutcome;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.store.Attempts;

/** What is done around the training of one run. */
interface RunGuard {
  /** Nothing: runs may be trained together. */
  RunGuard NONE =
      new RunGuard() {
        @Override
        public boolean alone() {
          return false;
        }

        @Override
        public RunOutcome around(RunPlan run, Supplier<RunOutcome> training) {
          return training.get();
        }
      };

  /** Whether each run is to be trained by itself. */
  boolean alone();

  /** Trains a run, or leaves it out. */
  RunOutcome around(RunPlan run, Supplier<RunOutcome> training);

  /**
   * Takes down what is being trained, for the case that the JVM does not come back from it, and
   * leaves out a run with which too many crashed.
   */
  static RunGuard careful(Attempts attempts) {
    return new RunGuard() {
      @Override
      public boolean alone() {
        return true;
      }

      @Override
      public RunOutcome around(RunPlan run, Supplier<RunOutcome> training) {
        if (attempts.crashes(run.runId()) >= Attempts.MOST) {
          return new RunOutcome.Failed(LeftOutRuns.reason(Attempts.MOST));
        }
        return attempts.by(run.runId(), training);
      }
    };
  }
}
