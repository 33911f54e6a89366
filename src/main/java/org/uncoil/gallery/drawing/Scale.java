package org.uncoil.gallery.drawing;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * Puts values between two pixels.
 *
 * @param kind evenly; by ln(1 + value), which shows a beginning in detail and has a place for 0; or
 *     by ln(value)
 * @param least,most the values at both ends; {@code least < most}, above −1 and above 0 by the
 *     logarithms
 * @param from,to the pixels there
 */
public record Scale(Kind kind, double least, double most, double from, double to) {
  private static final int[] ROUND = {1, 2, 5};

  /** How values lie between the ends. */
  public enum Kind {
    EVEN,
    LOGARITHMIC,
    GEOMETRIC;

    /** What suits settings: what is tried over more than a decade is tried by factors. */
    public static Kind ofSettings(double least, double most) {
      return least > 0 && most / least > 10 ? GEOMETRIC : EVEN;
    }
  }

  public Scale {
    new Checks()
        .that(Double.isFinite(least), "least", least, "must be finite")
        .that(Double.isFinite(most) && most > least, "most", most, "must be above least, " + least)
        .that(
            kind == Kind.EVEN || least > (kind == Kind.GEOMETRIC ? 0 : -1),
            "least",
            least,
            "must be above 0 on a geometric scale, above -1 on a logarithmic one")
        .done();
  }

  /** An even scale; where all values are one it reaches a half to both sides. */
  public static Scale even(double least, double most, double from, double to) {
    return most > least
        ? new Scale(Kind.EVEN, least, most, from, to)
        : new Scale(Kind.EVEN, least - 0.5, least + 0.5, from, to);
  }

  /** Where a value lies; one beyond an end lies at the end. */
  public double at(double value) {
    double inside = Math.max(least, Math.min(most, value));
    double share = (bent(inside) - bent(least)) / (bent(most) - bent(least));
    return from + share * (to - from);
  }

  private double bent(double value) {
    // StrictMath, so that the pages' bytes are the same on every machine
    return switch (kind) {
      case EVEN -> value;
      case LOGARITHMIC -> StrictMath.log1p(value);
      case GEOMETRIC -> StrictMath.log(value);
    };
  }

  /** Round values to mark: about as many as asked for, evenly; powers of ten by the logarithms. */
  public List<Double> ticks(int about) {
    return switch (kind) {
      case EVEN -> evenTicks(about);
      case LOGARITHMIC -> logarithmicTicks();
      case GEOMETRIC -> geometricTicks();
    };
  }

  private List<Double> evenTicks(int about) {
    double step = roundStep((most - least) / Math.max(1, about));
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(least / step - 1e-9);
    long last = (long) Math.floor(most / step + 1e-9);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logarithmicTicks() {
    List<Double> ticks = new ArrayList<>(List.of(least));
    for (double power = 1; power <= most; power *= 10) {
      if (power > least) {
        ticks.add(power);
      }
    }
    if (ticks.get(ticks.size() - 1) < most / 2) {
      ticks.add(most);
    }
    return ticks;
  }

  /** Powers of ten; of fewer than two decades 2 and 5 times these as well. */
  private List<Double> geometricTicks() {
    List<Double> ticks = new ArrayList<>();
    boolean few = most / least < 100;
    int first = (int) Math.floor(StrictMath.log10(least));
    int last = (int) Math.ceil(StrictMath.log10(most));
    for (int power = first; power <= last; power++) {
      for (int round : few ? ROUND : new int[] {1}) {
        double tick =
            power < 0 ? round / StrictMath.pow(10, -power) : round * StrictMath.pow(10, power);
        if (tick >= least && tick <= most) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** The least of 1, 2, 5, 10, 20 and so on, or their tenths, that is not below a step. */
  static double roundStep(double step) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(step)));
    for (int round : ROUND) {
      if (round * power >= step * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }
}
