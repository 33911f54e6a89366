package org.uncoil.render.map;

import org.uncoil.setting.Checks;

/**
 * An axis of a map: values at equal distances, or at equal ratios.
 *
 * @param label beside the axis
 * @param from,to first and last value, {@code from < to}; above 0 if logarithmic
 * @param steps number of values, at least 2
 * @param logarithmic equal ratios
 */
public record PictureAxis(String label, double from, double to, int steps, boolean logarithmic) {
  public PictureAxis {
    new Checks()
        .present("label", label)
        .that(Double.isFinite(from), "from", from, "must be a number")
        .that(Double.isFinite(to), "to", to, "must be a number")
        .that(!(from >= to), "to", to, "must be greater than from = " + from)
        .that(!logarithmic || from > 0, "from", from, "must be above 0 on a logarithmic axis")
        .that(steps >= 2, "steps", steps, "must be at least 2")
        .done();
  }

  /**
   * The value at a step: from · (to/from)^(step/(steps − 1)) on a logarithmic axis.
   *
   * @param step 0 to {@code steps − 1}; also fractions, and beyond the ends
   */
  public double value(double step) {
    double share = step / (steps - 1);
    if (share == 1) {
      return to; // without a rounding error
    }
    return logarithmic ? from * StrictMath.pow(to / from, share) : from + share * (to - from);
  }
}
