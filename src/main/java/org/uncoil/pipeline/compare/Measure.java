package org.uncoil.pipeline.compare;

import java.util.Locale;

/** What runs are compared by. */
enum Measure {
  /** On held-out points, where there are any: more is better. */
  ACCURACY("accuracy"),
  /** Epochs until the training points are separated, at most the horizon: fewer are better. */
  SEPARATION("time to separation");

  private final String title;

  Measure(String title) {
    this.title = title;
  }

  /** How sentences call it. */
  String title() {
    return title;
  }

  /** How tables call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A run's; NaN where it has none. */
  double value(ComparedRun run, int horizon) {
    return this == ACCURACY ? run.accuracy() : Math.min(horizon, run.separation().time());
  }

  /** The same, so that more is better. */
  double score(ComparedRun run, int horizon) {
    return this == ACCURACY ? value(run, horizon) : -value(run, horizon);
  }
}
