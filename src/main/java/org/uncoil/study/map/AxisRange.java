package org.uncoil.study.map;

import java.io.Serializable;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** The values of an axis of a map: evenly spaced, or with equal ratios, both ends included. */
public record AxisRange(
    @Setting("first value") double from,
    @Setting("last value, greater than the first") double to,
    @Setting("number of values, 2 to 16384") int steps,
    @Setting(
            value = "spacing of the values: linear, or log for equal ratios (needs from > 0)",
            or = "linear")
        Scale scale)
    implements Serializable {

  /** The spacing of the values. */
  public enum Scale {
    /** Equal differences. */
    LINEAR,
    /** Equal ratios. */
    LOG
  }

  private static final int MOST_STEPS = 16_384;

  public AxisRange {
    new Checks()
        .range("steps", steps, 2, MOST_STEPS)
        .that(Double.isFinite(from), "from", from, "must be a finite number")
        .that(to > from && Double.isFinite(to), "to", to, "must be greater than from, " + from)
        .that(scale != Scale.LOG || from > 0, "from", from, "must be greater than 0 on a log scale")
        .done();
  }

  /** Whether equal ratios lie side by side. */
  public boolean logarithmic() {
    return scale == Scale.LOG;
  }

  /**
   * A value.
   *
   * @param step from 0
   */
  public double value(int step) {
    if (step == 0 || step == steps - 1) {
      return step == 0 ? from : to;
    }
    double share = (double) step / (steps - 1);
    return logarithmic()
        // Java's own logarithm and exponential give the same bits on every machine
        ? from * StrictMath.exp(share * StrictMath.log(to / from))
        : from + share * (to - from);
  }
}
