package org.uncoil.render.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Chooses the marks of an axis: powers of ten on a logarithmic one that spans several, 1, 2 and 5
 * times powers of ten on a shorter one, equal steps on a linear one and on a logarithmic one that
 * spans less than a factor of five. Of these, the most labels that fit beside each other.
 */
final class AxisTicks {
  private static final double SHORT = 5;
  private static final double LONG = 100.5;
  private static final int MOST_LABELS = 10;
  private static final int MOST_PARTS = 5;

  private final boolean logarithmic;
  private final double low;
  private final double high;
  private final double pixels;
  private final ToDoubleFunction<String> room;

  /**
   * For an axis.
   *
   * @param low,high its limits
   * @param pixels its length
   * @param room the pixels that a label takes along the axis, with a gap
   */
  AxisTicks(
      boolean logarithmic, double low, double high, double pixels, ToDoubleFunction<String> room) {
    this.logarithmic = logarithmic;
    this.low = low;
    this.high = high;
    this.pixels = pixels;
    this.room = room;
  }

  /** The marks, ascending; those with a label do not overlap. */
  List<AxisTick> choose() {
    List<List<AxisTick>> candidates = new ArrayList<>();
    if (logarithmic && high / low >= SHORT) {
      if (high / low < LONG) {
        candidates.add(decades(1, true));
      }
      for (int every = 1; every <= exponent(high) - exponent(low); every++) {
        candidates.add(decades(every, false));
      }
    } else {
      for (int parts = MOST_PARTS; parts >= 1; parts--) {
        candidates.add(steps(parts));
      }
    }
    return candidates.stream().filter(this::fits).findFirst().orElse(List.of());
  }

  /** All multiples of powers of ten within the limits. */
  private List<AxisTick> decades(int every, boolean twosAndFives) {
    boolean plain = TickLabels.plain(low * SHORT) && TickLabels.plain(high / SHORT);
    List<AxisTick> ticks = new ArrayList<>();
    for (int power = exponent(low); power <= exponent(high); power++) {
      for (int factor = 1; factor <= 9; factor++) {
        double value = decimal(factor, power);
        boolean major =
            Math.floorMod(power, every) == 0
                && (factor == 1 || (twosAndFives && (factor == 2 || factor == 5)));
        if (value >= low && value <= high && (major || every == 1 || factor == 1)) {
          double unit = decimal(1, power);
          ticks.add(new AxisTick(value, major ? TickLabels.stepped(value, unit, plain) : ""));
        }
      }
    }
    return ticks;
  }

  private static int exponent(double value) {
    return (int) Math.floor(StrictMath.log10(value));
  }

  /** At least so many steps of 1, 2 or 5 times a power of ten, with minor ones between them. */
  private List<AxisTick> steps(int parts) {
    double least = (high - low) / parts;
    int power = exponent(least);
    double factor = least / decimal(1, power);
    int multiple = factor >= 5 ? 5 : factor >= 2 ? 2 : 1;
    // 5 in steps of 1, 2 in steps of 0.5, 1 in steps of 0.2
    int minor = multiple == 5 ? 10 : multiple == 2 ? 5 : 2;
    int minorInMajor = 10 * multiple / minor;
    double unit = decimal(minor, power - 1);
    boolean plain = TickLabels.plain(Math.max(Math.abs(low), Math.abs(high)));
    List<AxisTick> ticks = new ArrayList<>();
    long last = (long) Math.ceil(high / unit);
    for (long i = (long) Math.floor(low / unit); i <= last; i++) {
      double value = decimal(i * minor, power - 1);
      if (value >= low && value <= high) {
        boolean major = Math.floorMod(i, minorInMajor) == 0;
        String label = TickLabels.stepped(value, decimal(multiple, power), plain);
        ticks.add(new AxisTick(value, major ? label : ""));
      }
    }
    return ticks;
  }

  /** The number nearest to a multiple of a power of ten: products of doubles may miss it. */
  private static double decimal(long multiple, int power) {
    return Double.parseDouble(multiple + "e" + power);
  }

  private boolean fits(List<AxisTick> ticks) {
    List<AxisTick> major = ticks.stream().filter(AxisTick::isMajor).toList();
    for (int i = 1; i < major.size(); i++) {
      AxisTick before = major.get(i - 1);
      AxisTick after = major.get(i);
      double needed = (room.applyAsDouble(before.label()) + room.applyAsDouble(after.label())) / 2;
      if (position(after.value()) - position(before.value()) < needed) {
        return false;
      }
    }
    return major.size() <= MOST_LABELS;
  }

  private double position(double value) {
    double share =
        logarithmic
            ? StrictMath.log(value / low) / StrictMath.log(high / low)
            : (value - low) / (high - low);
    return share * pixels;
  }
}
