package org.uncoil.pipeline.gallery.data;

import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.IntervalPlot;
import org.uncoil.statistics.interval.Interval;

/** Lines of interval plots. */
public final class Lines {
  private Lines() {}

  /** A share with its Wilson interval. */
  public static IntervalPlot.Line share(
      String name, int successes, int trials, RunSelection selection) {
    Interval share = Shares.wilson(successes, trials);
    return new IntervalPlot.Line(
        name,
        share.estimate(),
        share.low(),
        share.high(),
        Double.NaN,
        Shares.text(share),
        selection);
  }
}
