package org.uncoil.cli.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a stage will go on, from the share of its work that is done: as fast as until now. The
 * share is reported now and then, and between two reports the time left counts down; where it has
 * run out and nothing was reported, the work is slower than it was, and the time that passed
 * counts.
 */
public final class RemainingTime {
  private double share;
  private double reported;

  /**
   * Reports what is done.
   *
   * @param done the share of the work, from 0 to 1
   * @param elapsed since the stage began
   */
  synchronized void report(double done, Duration elapsed) {
    if (done > share) {
      share = done;
      reported = seconds(elapsed);
    }
  }

  /** The share of the work that is done, from 0 to 1. */
  synchronized double share() {
    return share;
  }

  /** What is left; nothing is known before anything is done. */
  synchronized Optional<Duration> left(Duration elapsed) {
    if (share == 0) {
      return Optional.empty();
    }
    double perShare = (1 - share) / share;
    double left = reported * (1 + perShare) - seconds(elapsed);
    if (left < 0) {
      left = seconds(elapsed) * perShare;
    }
    return Optional.of(Duration.ofMillis(Math.round(left * 1e3)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
