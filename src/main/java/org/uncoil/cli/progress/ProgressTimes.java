package org.uncoil.cli.progress;

import java.time.Duration;

/** When a stage says how far it is where there is no terminal: seldom, and ever more seldom. */
final class ProgressTimes {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  private Duration next = FIRST;

  /** Whether a time has come since the last call: 30 s, 1, 2, 4, 8 and 16 min, every 10 min on. */
  synchronized boolean reached(Duration elapsed) {
    boolean reached = false;
    while (elapsed.compareTo(next) >= 0) {
      reached = true;
      next = next.plus(next.compareTo(LONGEST_SILENCE) < 0 ? next : LONGEST_SILENCE);
    }
    return reached;
  }
}
