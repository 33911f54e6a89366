package org.uncoil.network;

/**
 * How a run ended. One that did not go well never stops the others: it is an outcome with a reason.
 */
public sealed interface RunOutcome {
  /** Reached its last epoch. */
  record Trained(int epochs) implements RunOutcome {}

  /**
   * Its loss, or a parameter, stopped being a finite number.
   *
   * @param epoch the first epoch at which it was not; the epochs before it are recorded
   */
  record Diverged(int epoch, String reason) implements RunOutcome {}

  /** Something threw. */
  record Failed(String reason) implements RunOutcome {}
}
