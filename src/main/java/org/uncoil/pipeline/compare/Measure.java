package org.uncoil.pipeline.compare;

import java.util.Locale;

/** What runs are compared by. */
enum Measure {
  /** On test points, where there are any: more is better. */
  ACCURACY("accuracy"),
  /** The separation epoch, at most the horizon: the earlier the better. */
  SEPARATION("separation epoch");

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
    if (this == ACCURACY) {
      return run.accuracy();
    }
    return run.separation() == null ? Double.NaN : Math.min(horizon, run.separation().time());
  }

  /** The same, so that more is better. */
  double score(ComparedRun run, int horizon) {
    return this == ACCURACY ? value(run, horizon) : -value(run, horizon);
  }
}
